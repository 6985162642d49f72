#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# The ABI check can fail: baselines that differ from the library in one thing are told apart by what is said of them.
#
#   selftest.sh LIBRARY.so SOURCE

set -eu
library=$1 source=$2
baseline=$source/tests/abi/libklantprofiel-1.abi
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

differs() { # WHAT-MUST-BE-SAID SED-SCRIPT: the script makes the other baseline
	sed "$2" "$baseline" >"$room/other.abi"
	if cmp -s "$baseline" "$room/other.abi"; then
		echo "the baseline has nothing that matches: $2"
		failed=1
	elif sh "$source/tests/abi/check.sh" "$library" "$source" "$room/other.abi" >"$room/said"; then
		echo "unseen: $2"
		failed=1
	elif ! grep -q "$1" "$room/said"; then
		cat "$room/said"
		echo "seen, and not called \"$1\": $2"
		failed=1
	fi
}

differs INCOMPATIBLE "s/klp_version_number/klp_version_gone/g"
differs INCOMPATIBLE "s/libklantprofiel\.so\.1/libklantprofiel.so.2/"
differs CHANGED "s/name='KLP_LIMIT_NOTES' value='106'/name='KLP_LIMIT_NOTES' value='107'/"
differs "Only additions" "/<elf-symbol name='klp_version_number'/d; /<function-decl name='klp_version_number'/,/<.function-decl>/d"
differs "could not compare" '$d'
exit $failed
