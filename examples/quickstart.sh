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

# Runs the program on the sample from the top, as the command that is shown, and shows the first lines of what it says.
show() { # LINES ARGUMENT...
	lines=$1
	shift
	echo
	echo "\$ klantprofiel $*"
	if ! "$program" "$@" >"$build/output" 2>&1; then
		cat "$build/output" >&2
		exit 1
	fi
	awk -v most="$lines" 'NR <= most { print } END { if (NR > most) printf "… and %d lines more\n", NR - most }' "$build/output"
}

cd "$top"
echo "The sample is $sample: the counts of the second quarter of 2025."
show 4 parse "$sample"
show 4 validate "$sample"
show 6 aggregate --by region --indicators "$sample"

cat <<END

Parsed, checked and added up. The program is
  $program
Try next, from $top:
  $program aggregate --by province --indicators $sample
  $program parse $sample --region 22 --to json
  $program --help
END
