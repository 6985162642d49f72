#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# The whole suite, from a fresh clone:
#
#   sh tests/run.sh          gcc, clang with sanitizers and its fuzzer, clang-tidy, valgrind: under 10 minutes on two processors
#   sh tests/run.sh quick    gcc and its tests only
#   sh tests/run.sh long     the same and more: valgrind over all unit tests, the whole of clang-tidy's analyser, more rounds of tests
#                            that are left to chance, 30 seconds a target for the fuzzer
#
# Which test runs when is in tests/README.md. Installs what is missing where it may. Warnings are errors here. The last line is
# "N passed, N failed"; the exit status is 0 only when nothing failed.

set -u
top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build
jobs=$(getconf _NPROCESSORS_ONLN)
. "$top/examples/install-packages.sh"
cd "$top" || exit 1
exec </dev/null

# Nearly all of clang-tidy's time goes to the analyser, which gives up a function after 225,000 steps unless told otherwise: only a long
# run lets it go that far.
brief='--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=8000'
rounds=${KLP_CORRUPTION_ROUNDS-}
seconds=4 stride=4
case ${1-} in
'') quick=no valgrind='^memcheck$' analysis=$brief ;;
long)
	quick=no valgrind='^(memcheck|valgrind-long)$' analysis='' seconds=20 stride=1
	export KLP_STRICT_STRINGS=1
	export KLP_CORRUPTION_ROUNDS="${rounds:-10}" KLP_FUZZ_SECONDS="${KLP_FUZZ_SECONDS:-30}" KLP_PYTHON_FUZZ_ROUNDS="${KLP_PYTHON_FUZZ_ROUNDS:-2}"
	;;
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
need python3-distributed /usr/bin/python3 -c "import distributed"
need python3-matplotlib /usr/bin/python3 -c "import matplotlib"
need python3-nbclient /usr/bin/python3 -c "import nbclient"
need python3-ipykernel /usr/bin/python3 -c "import ipykernel"
need python3-mypy /usr/bin/python3 -c "import mypy"
need python3-setuptools /usr/bin/python3 -c "import setuptools"
need python3-wheel /usr/bin/python3 -c "import wheel"
need python3-pip /usr/bin/python3 -c "import pip"
if [ $quick = no ]; then
	need clang has clang
	need clang-tidy has clang-tidy
	need nodejs has node
	need npm has npm
	need chromium has chromium
	# Large; without it the forms that it makes are told as skipped.
	need libreoffice-calc-nogui has soffice
	need weasyprint has weasyprint
	need libreoffice-writer-nogui test -e /usr/lib/libreoffice/program/libswlo.so
fi
install_missing || exit 1
# The sanitizers and the fuzzer belong to clang's own version, and come in a package of their own.
sanitizing=clang
if [ $quick = no ] && ! sh tests/fuzz/run.sh check; then
	need "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" false
	install_missing || { sanitizing=gcc && echo "(clang has no sanitizers here: those of gcc are taken, and nothing is fuzzed)"; }
fi

# Not on every kind of machine; without it zlib inflates, as it does in the build with sanitizers.
if ! pkg-config --exists libisal; then
	need libisal-dev false
	install_missing || echo "(no ISA-L: what it inflates is left to zlib)"
	missing=
fi

passed=0 failed=0

# A line that begins a stage, with the seconds since the beginning.
begun=$(date +%s)
title() { printf '\n== %s (%d s)\n' "$*" $(($(date +%s) - begun)); }

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
	folder=$build/asan
	if [ $sanitizing = clang ]; then
		folder=$build/clang
		build_in "$folder" -DCMAKE_BUILD_TYPE=Debug -DKLP_SANITIZE=ON -DKLP_WITH_ISAL=OFF -DKLP_FUZZER=ON -DCMAKE_C_COMPILER=clang || return
	else
		build_in "$folder" -DCMAKE_BUILD_TYPE=Debug -DKLP_SANITIZE=ON -DKLP_WITH_ISAL=OFF || return
	fi
	# Each Criterion program is watched by itself (tests/watched.sh); these logs are of everything else that runs.
	logs=$folder/logs-of-others
	rm -rf "$logs"
	mkdir -p "$logs"
	ASAN_OPTIONS="log_path=$logs/log:detect_leaks=1" UBSAN_OPTIONS="log_path=$logs/log:print_stacktrace=1:halt_on_error=1"
	export ASAN_OPTIONS UBSAN_OPTIONS
	# How others link the library, how the house is kept and what outside programs make is the same with them.
	test_in "$folder" -LE '^(linking|house|outside|bench)$'
	unset ASAN_OPTIONS UBSAN_OPTIONS
	found=$(find "$logs" -type f -size +0)
	[ -z "$found" ] || find "$logs" -type f -size +0 -exec cat {} +
	if [ -z "$found" ]; then verdict "the sanitizers found nothing in the programs" 0; else verdict "the sanitizers' findings above" 1; fi
}

tidy_stage() {
	status=0
	# What to pass to the compiler is a list of words.
	# shellcheck disable=SC2086
	find lib examples bindings -name '*.c' -print | LC_ALL=C sort |
		xargs -P "$jobs" -n 1 clang-tidy -p "$build/clang" --quiet --warnings-as-errors='*' $analysis >"$build/clang/tidy.log" 2>/dev/null || status=$?
	[ $status -eq 0 ] || grep -v '^$' "$build/clang/tidy.log" | head -n 200
	verdict "clang-tidy over lib, examples and bindings" $status
}

title "gcc, with all tests"
if build_in "$build" -DCMAKE_BUILD_TYPE=RelWithDebInfo; then
	test_in "$build"
	if [ $quick = no ]; then
		# The first stage has tried them all: from here on, where all is watched and slow, some are enough.
		export KLP_CORRUPTION_ROUNDS="${rounds:-1}" KLP_SECONDS="$seconds" KLP_STRIDE="$stride"
		title "$sanitizing, with AddressSanitizer and UndefinedBehaviorSanitizer"
		sanitizer_stage
		title "clang-tidy"
		[ $sanitizing = clang ] || build_in "$build/clang" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang
		tidy_stage
		title "valgrind over unit tests"
		test_in "$build" -C memcheck -L "$valgrind"
	fi
fi

title "done"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
