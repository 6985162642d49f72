#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Fuzzes the main job with libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer, for as long as is asked:
#
#   sh tests/fuzz/run.sh [SECONDS]       an hour when not told
#
# Needs clang with its sanitizers (on Debian: clang and libclang-rt-14-dev or the like). Starts from the fixtures and the sample;
# what it learns stays in build/fuzz/corpus, what it breaks in build/fuzz/found.

set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1-3600}
build=$top/build/fuzz
mkdir -p "$build/corpus" "$build/found"

flags='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -g -O1'
cmake -S "$top" -B "$build" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$flags" \
	-DKLP_BUILD_TESTS=OFF -DKLP_BUILD_PROGRAM=OFF >"$build/log"
cmake --build "$build" --target klantprofiel_static -j 2 >>"$build/log"
# shellcheck disable=SC2086
clang -fsanitize=address,undefined,fuzzer -fno-sanitize-recover=all -g -O1 -I"$top/include" "$top/tests/fuzz/fuzz_parse.c" \
	"$build/lib/libklantprofiel.a" $(pkg-config --libs libutf8proc libxml-2.0 zlib libzip) -o "$build/fuzz_parse"
cp "$top"/tests/fixtures/*.txt "$top"/tests/fixtures/*.md "$top"/examples/data/*.txt "$build/corpus/"
exec "$build/fuzz_parse" -dict="$top/tests/fuzz/parse.dict" -max_len=8192 -timeout=20 -rss_limit_mb=2048 \
	-max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$build/found/" "$build/corpus"
