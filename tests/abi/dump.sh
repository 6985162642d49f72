# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=sh
#
# Sourced by check.sh and renew.sh, so that both describe an ABI in the same way.

# dump_abi LIBRARY INCLUDE-DIR OUT: writes the library's ABI as XML, without what tells of the machine: its paths,
# its architecture, the other libraries; and without line numbers, which change with every comment. A type keeps the
# name of the header it comes from, for opaque.suppr.
dump_abi() {
	if ! readelf -S "$1" | grep -q '\.debug_info'; then
		echo "$1 has no debug information, without which its types are unknown: build with CMAKE_BUILD_TYPE=RelWithDebInfo"
		return 77
	fi
	# abidw tells private headers from public ones by their last name only, so that lib/dataset/dataset.h passes
	# for a public one: what it leaves of the handles' insides is suppressed when ABIs are compared.
	abidw --headers-dir "$2" --drop-private-types --exported-interfaces-only \
		--no-corpus-path --no-comp-dir-path --no-architecture --no-elf-needed "$1" |
		sed -e "s|path='[^']*/\(include/klantprofiel/[^']*\)'|path='\1'|" \
			-e "s|path='[^']*/\(lib/[^'/]*/[^'/]*\.[ch]\)'|path='\1'|" \
			-e "s|path='/[^']*/|path='|" -e "s| line='[0-9]*' column='[0-9]*'| line='1' column='1'|" >"$3"
	symbols=$(grep -c "<elf-symbol .*type='func-type'" "$3") functions=$(grep -c "<function-decl name='klp_" "$3")
	if [ "$symbols" -ne "$functions" ]; then
		echo "the types of only $functions of $symbols functions are known: were some folded into one, or compiled without -g?"
		return 1
	fi
}
