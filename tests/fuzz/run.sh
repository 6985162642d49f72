#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Fuzzes with libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer, for as long as is asked:
#
#   sh tests/fuzz/run.sh SECONDS [TARGET...]    every fuzz_TARGET.c of this folder when none is named, two at a time
#   sh tests/fuzz/run.sh check                  says by its status whether clang can do this here
#
# Needs clang with its sanitizers (on Debian: clang and libclang-rt-14-dev or the like) and python3. Starts from what seeds.py makes
# and from TARGET.dict. What is learnt stays in build/fuzz/corpus, what breaks a target in build/fuzz/found; KLP_FUZZ_BUILD names
# another folder, and KLP_FUZZ_LIBRARY one where the library was built with KLP_FUZZER before. At the end: executions, and edges of
# the library that were reached, of all there are, a line a target.

set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
here=$top/tests/fuzz
build=${KLP_FUZZ_BUILD:-$top/build/fuzz}
usage() { sed -n '5,13s/^# \{0,1\}//p' "$0" >&2; exit 2; }
[ $# -gt 0 ] || usage

sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all -g -O1'

if [ "$1" = check ]; then
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
	echo 'int LLVMFuzzerTestOneInput(const char *b, unsigned long s) { return b == 0 && s > 0; }' >"$folder/target.c"
	# shellcheck disable=SC2086
	clang $sanitizers -fsanitize=fuzzer "$folder/target.c" -o "$folder/target" 2>"$folder/log" || exit 1
	exit 0
fi

seconds=$1
shift
case $seconds in '' | *[!0-9]*) usage ;; esac
# A short run is a test, which goes the same way each time; a long one looks for what is new.
seed=0
[ "$seconds" -ge 60 ] || seed=20250630
if [ $# -eq 0 ]; then
	for file in "$here"/fuzz_*.c; do
		name=${file##*/fuzz_}
		set -- "$@" "${name%.c}"
	done
fi
for target in "$@"; do
	[ -f "$here/fuzz_$target.c" ] || { echo "there is no $here/fuzz_$target.c" >&2; exit 2; }
done

library=${KLP_FUZZ_LIBRARY:-$build/library}
mkdir -p "$build/library" "$build/logs"
if [ -z "${KLP_FUZZ_LIBRARY-}" ] && ! {
	cmake -S "$top" -B "$library" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DKLP_SANITIZE=ON -DKLP_FUZZER=ON \
		-DKLP_BUILD_TESTS=OFF -DKLP_BUILD_PROGRAM=OFF -DKLP_INSTALL=ON &&
		cmake --build "$library" --target klantprofiel_static -j 2
} >"$build/logs/library" 2>&1; then
	tail -n 30 "$build/logs/library" >&2
	exit 1
fi
needs=$(PKG_CONFIG_PATH=$library/pkgconfig pkg-config --print-requires-private klantprofiel | sed 's/[<>=].*//')
# shellcheck disable=SC2086
libraries=$(pkg-config --libs $needs)
CPATH=$top/include:$top/lib:$top/tests
export CPATH
for shared in one_reader packages; do
	# shellcheck disable=SC2086
	clang $sanitizers -D_POSIX_C_SOURCE=200809L -c "$here/$shared.c" -o "$build/$shared.o"
done
# shellcheck disable=SC2086
printf '%s\n' "$@" | xargs -P 2 -I '{}' clang $sanitizers -fsanitize=fuzzer -D_POSIX_C_SOURCE=200809L "$here/fuzz_{}.c" \
	"$build/one_reader.o" "$build/packages.o" "$library/lib/libklantprofiel.a" $libraries -lm -o "$build/fuzz_{}"
python3 "$here/seeds.py" "$top/tests/fixtures" "$build/seeds" >"$build/logs/seeds"

# begin TARGET: seeds of its own format, or all of them; what was learnt before comes first, for new finds go there.
begin() {
	target=$1
	mkdir -p "$build/corpus/$target" "$build/found/$target"
	if [ -d "$build/seeds/$target" ]; then
		set -- "$build/seeds/$target"
	else
		set -- "$build"/seeds/*
	fi
	[ ! -f "$here/$target.dict" ] || set -- -dict="$here/$target.dict" "$@"
	"$build/fuzz_$target" "$build/corpus/$target" "$@" -seed=$seed -max_len=16384 -timeout=30 -rss_limit_mb=1024 \
		-max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$build/found/$target/" \
		>"$build/logs/$target" 2>&1
}

failed=0 first='' first_target=''
# finish PROCESS TARGET
finish() {
	[ -n "$1" ] || return 0
	wait "$1" || { failed=1; echo "$2 was broken:" >&2; tail -n 60 "$build/logs/$2" >&2; }
}
for target in "$@"; do
	begin "$target" &
	process=$!
	if [ -n "$first" ]; then
		finish "$first" "$first_target"
		finish "$process" "$target"
		first=''
	else
		first=$process first_target=$target
	fi
done
finish "$first" "$first_target"

printf '%-12s %12s %18s  %s\n' target executions 'edges reached' 'found'
for target in "$@"; do
	log=$build/logs/$target
	executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	reached=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
	all=$(sed -n 's/.*Loaded [0-9]* PC tables (\([0-9]*\) PCs).*/\1/p' "$log" | tail -n 1)
	found=$(find "$build/found/$target" -type f | wc -l)
	printf '%-12s %12s %18s  %s\n' "$target" "${executions:--}" "${reached:--} of ${all:--}" "$found"
done
exit $failed
