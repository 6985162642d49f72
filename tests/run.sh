#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# The whole suite, from a fresh clone:
#
#   sh tests/run.sh          everything: gcc, sanitizers, valgrind, clang, clang-tidy
#   sh tests/run.sh quick    gcc and its tests only
#   sh tests/run.sh long     everything, and valgrind over the tests that take long under it: some 15 minutes more
#
# Installs what is missing where it may. Warnings are errors here. The last line is "N passed, N failed";
# the exit status is 0 only when nothing failed.

set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build
jobs=$(getconf _NPROCESSORS_ONLN)
. "$top/examples/install-packages.sh"
cd "$top" || exit 1
exec </dev/null

case ${1-} in
'') quick=no valgrind='memcheck' ;;
long) quick=no valgrind='memcheck|valgrind-long' ;;
quick) quick=yes ;;
*)
	echo "usage: sh tests/run.sh [quick|long]" >&2
	exit 2
	;;
esac

need_to_build
need g++ has g++
need binutils has readelf
need python3 has python3
need libcriterion-dev pkg-config --exists criterion
need abigail-tools has abidw
need valgrind has valgrind
need libxml2-utils has xmllint
need python3-openpyxl /usr/bin/python3 -c "import openpyxl"
need poppler-utils has pdftotext
need mupdf-tools has mutool
need python3-pdfminer has pdf2txt
need python3-cairo /usr/bin/python3 -c "import cairo"
need swig has swig
need python3-dev /usr/bin/python3 -c "import os, sysconfig; os.stat(sysconfig.get_path('include') + '/Python.h')"
need python3-numpy /usr/bin/python3 -c "import numpy"
need python3-pandas /usr/bin/python3 -c "import pandas"
need python3-matplotlib /usr/bin/python3 -c "import matplotlib"
need python3-mypy /usr/bin/python3 -c "import mypy"
need python3-setuptools /usr/bin/python3 -c "import setuptools"
need python3-wheel /usr/bin/python3 -c "import wheel"
need python3-pip /usr/bin/python3 -c "import pip"
if [ $quick = no ]; then
	need clang has clang
	need clang-tidy has clang-tidy
	# Large; without it the forms that it makes are told as skipped.
	need libreoffice-calc-nogui has soffice
	need libreoffice-writer-nogui test -e /usr/lib/libreoffice/program/libswlo.so
fi
install_missing || exit 1
# The fuzzer belongs to clang's own version, and comes in a package of its own.
if [ $quick = no ] && ! sh tests/fuzz/run.sh check; then
	need "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" false
	install_missing || echo "(no fuzzer: fuzzing for some seconds a target is left out)"
fi

passed=0 failed=0

title() { printf '\n== %s\n' "$*"; }

# verdict WHAT STATUS: counts one thing that is no test of ctest's own.
verdict() {
	if [ "$2" -eq 0 ]; then
		passed=$((passed + 1))
		echo "passed: $1"
	else
		failed=$((failed + 1))
		echo "FAILED: $1"
	fi
}

# build_in FOLDER CMAKE-OPTION...: says little unless it fails.
build_in() {
	folder=$1
	shift
	mkdir -p "$folder"
	status=0
	{
		cmake -S "$top" -B "$folder" -DKLP_BUILD_TESTS=ON -DKLP_BUILD_PROGRAM=ON -DKLP_BUILD_PYTHON=ON \
			-DKLP_WARNINGS_AS_ERRORS=ON "$@" &&
			cmake --build "$folder" -j "$jobs"
	} >"$folder/build.log" 2>&1 || status=$?
	[ $status -eq 0 ] || grep -E -A 6 '(error|warning):|undefined reference|^CMake Error' "$folder/build.log" | head -n 200
	verdict "build without a warning in ${folder#"$top"/}" $status
	return $status
}

# test_in FOLDER CTEST-OPTION...: runs tests and adds up what ctest counts.
test_in() {
	folder=$1
	shift
	status=0
	ctest --test-dir "$folder" -j "$jobs" --output-on-failure --no-tests=error "$@" >"$folder/ctest.log" 2>&1 || status=$?
	cat "$folder/ctest.log"
	# "97% tests passed, 1 tests failed out of 34"
	counts=$(sed -n 's/.* tests passed, \([0-9]*\) tests failed out of \([0-9]*\).*/\1 \2/p' "$folder/ctest.log")
	if [ -z "$counts" ]; then
		verdict "ctest in ${folder#"$top"/}" 1
		return
	fi
	bad=${counts% *} all=${counts#* }
	failed=$((failed + bad))
	passed=$((passed + all - bad))
	# ctest can fail with every test passed, and then that is one failure more.
	if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then verdict "ctest in ${folder#"$top"/}" $status; fi
}

sanitizer_stage() {
	build_in "$build/asan" -DCMAKE_BUILD_TYPE=Debug -DKLP_SANITIZE=ON || return
	# Each Criterion program is watched by itself (tests/watched.sh); these logs are of everything else that runs.
	logs=$build/asan/logs-of-others
	rm -rf "$logs"
	mkdir -p "$logs"
	ASAN_OPTIONS="log_path=$logs/log:detect_leaks=1" UBSAN_OPTIONS="log_path=$logs/log:print_stacktrace=1:halt_on_error=1"
	export ASAN_OPTIONS UBSAN_OPTIONS
	# The fuzzer has sanitizers of its own; how others link the library, and how the house is kept, is the same with them.
	test_in "$build/asan" -LE '^(fuzz|linking|house)$'
	unset ASAN_OPTIONS UBSAN_OPTIONS
	found=$(find "$logs" -type f -size +0)
	[ -z "$found" ] || find "$logs" -type f -size +0 -exec cat {} +
	if [ -z "$found" ]; then verdict "the sanitizers found nothing in the programs" 0; else verdict "the sanitizers' findings above" 1; fi
}

tidy_stage() {
	status=0
	find lib examples bindings -name '*.c' -print | LC_ALL=C sort |
		xargs -P "$jobs" -n 1 clang-tidy -p "$build/clang" --quiet --warnings-as-errors='*' >"$build/clang/tidy.log" 2>/dev/null || status=$?
	[ $status -eq 0 ] || grep -v '^$' "$build/clang/tidy.log" | head -n 200
	verdict "clang-tidy over lib, examples and bindings" $status
}

title "gcc, with all tests"
if build_in "$build" -DCMAKE_BUILD_TYPE=RelWithDebInfo; then
	test_in "$build"
	if [ $quick = no ]; then
		title "AddressSanitizer and UndefinedBehaviorSanitizer"
		sanitizer_stage
		title "valgrind over the unit tests"
		test_in "$build" -C memcheck -L "$valgrind"
		title "clang and clang-tidy"
		if build_in "$build/clang" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang; then
			test_in "$build/clang" -L unit
			tidy_stage
		fi
	fi
fi

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
