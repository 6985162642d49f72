#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# From a fresh clone to the first table: installs what is missing, builds, and reads, checks and adds up
# the sample publication. Works from any folder:
#
#   sh examples/quickstart.sh

set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build/quickstart
sample=examples/data/transparantie-2025-q2.txt
. "$top/examples/install-packages.sh"

need_to_build
install_missing

echo "Building …"
mkdir -p "$build"
if ! {
	cmake -S "$top" -B "$build" -DCMAKE_BUILD_TYPE=Release -DKLP_BUILD_TESTS=OFF -DKLP_BUILD_PROGRAM=ON &&
		cmake --build "$build" -j "$(getconf _NPROCESSORS_ONLN)"
} >"$build/log" 2>&1; then
	tail -n 40 "$build/log" >&2
	echo "The build failed; the lines above say where. All of it is in $build/log" >&2
	exit 1
fi
program=$build/examples/klantprofiel

# Shows a command of the program on the sample, run from the top, and then what a filter makes of its output.
show() { # FILTER ARGUMENT...
	filter=$1
	shift
	echo
	echo "\$ klantprofiel $*"
	if ! "$program" "$@" >"$build/output" 2>&1; then
		cat "$build/output" >&2
		exit 1
	fi
	"$filter" <"$build/output"
}

count_rows() {
	awk -F, 'NR <= 4 { print }
		NR > 1 { rows[$2]++ }
		END {
			printf "... and %d lines more: in all %d country, %d regions, %d municipalities\n",
				NR - 4, rows["country"], rows["region"], rows["municipality"]
		}'
}

whole() { cat; }

# The columns that a reader looks for first, in line; no region has a comma in its name.
regions() {
	LC_ALL=C awk -F, '{
			share = NR == 1 ? $20 : sprintf("%.4f", $20)
			printf "%-13s %-27s %17s %20s %11s %14s %7s %13s\n", $3, $5, $8, $9, $10, $11, $12, share
		}'
}

cd "$top"
echo "The sample is $sample: the publication of the second quarter of 2025."
show count_rows parse "$sample"
show whole validate "$sample"
show regions aggregate --by region --indicators "$sample"

cat <<END

Parsed, checked and added up; the last table is a choice of its columns. The program is
  $program
Try next, from $top:
  $program aggregate --by province --indicators $sample
  $program parse $sample --region 22 --to json
  $program count examples/data/sonar-gorinchem-2025-q2.csv --date 2025-06-30
  $program --help
END
