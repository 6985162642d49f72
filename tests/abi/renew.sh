#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Builds the library and writes its ABI as the new baseline. For additions only: see tests/README.md.
#
#   sh tests/abi/renew.sh

set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
baseline=$source/tests/abi/libklantprofiel-1.abi
# shellcheck source=tests/abi/dump.sh
. "$(dirname "$0")/dump.sh"

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
cmake -S "$source" -B "$room/build" -DCMAKE_BUILD_TYPE=RelWithDebInfo -DKLP_BUILD_TESTS=OFF -DKLP_BUILD_PROGRAM=OFF >"$room/log"
cmake --build "$room/build" >>"$room/log" || { tail -n 40 "$room/log"; exit 1; }
dump_abi "$room/build/lib/libklantprofiel.so" "$source/include" "$room/new.abi"

if grep -n "path='/" "$room/new.abi"; then
	echo "the new baseline names a folder of this machine; it is not kept"
	exit 1
fi
if [ -f "$baseline" ] && ! sh "$source/tests/abi/check.sh" "$room/build/lib/libklantprofiel.so" "$source"; then
	echo "(the differences above become part of the baseline)"
fi
cp "$room/new.abi" "$baseline"
echo "written: tests/abi/libklantprofiel-1.abi"
