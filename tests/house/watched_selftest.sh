#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# The watch over leaks can fail: a program that leaks, and whose own verdict is "passed", is caught.
#
#   watched_selftest.sh sanitizers|valgrind LOG-DIR LEAKING-PROGRAM

set -eu
watcher=$1 logs=$2 program=$3
here=$(cd "$(dirname "$0")/.." && pwd)

mkdir -p "$logs"
if sh "$here/watched.sh" "$watcher" "$logs/run" "$program" >"$logs/report" 2>&1; then
	cat "$logs/report"
	echo "a leak of 1234 bytes went unseen by $watcher"
	exit 1
fi
if ! grep -Eq '1,?234 byte' "$logs/report"; then
	cat "$logs/report"
	echo "it failed, and not because of the leak of 1234 bytes"
	exit 1
fi
echo "the leak was seen"
