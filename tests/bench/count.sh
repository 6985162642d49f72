#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Counts a large extract of clients who do not exist, plain and packed, beside what it is measured by.
#
#   sh tests/bench/count.sh BUILD [ROWS [ROUNDS]]
#
# With node and its module @duckdb/node-api (NODE_PATH tells where it is), DuckDB counts the same in the same run.
set -eu
here=$(dirname "$0")
build=$1
rows=${2:-10000000}
rounds=${3:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
"$build/examples/generate-extract" "$here/../../examples/data/transparantie-2025-q2.txt" --rows "$rows" \
	-o "$folder/extract.csv" 2> /dev/null
gzip -c "$folder/extract.csv" > "$folder/extract.csv.gz"
"$build/tests/bench/bench_count" "$folder/extract.csv" "$folder/extract.csv.gz" "$rounds"
if [ "$rounds" -eq 1 ]; then
	: # only tried
elif command -v node > /dev/null && node -e 'require("@duckdb/node-api")' 2> /dev/null; then
	node "$here/count_duckdb.js" "$folder/extract.csv" "$rounds"
	node "$here/count_duckdb.js" "$folder/extract.csv.gz" "$rounds"
else
	echo "DuckDB is not there: no figures of it"
fi
