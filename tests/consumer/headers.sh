#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Each public header compiles by itself, twice in one file too, as C99 and as C++17, with every compiler there is.
#
#   headers.sh INCLUDE-DIR

set -eu
include=$1
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
failed=0 tried=0

try() { # COMPILER STANDARD LANGUAGE HEADER
	tried=$((tried + 1))
	"$1" "-std=$2" -x "$3" -Wall -Wextra -Wpedantic -Werror -I "$include" -fsyntax-only "$room/alone" && return
	echo "$4 does not compile by itself with $1 -std=$2"
	failed=1
}

for header in "$include"/klantprofiel/*.h; do
	name=klantprofiel/$(basename "$header")
	printf '#include <%s>\n#include <%s>\nextern int not_empty;\n' "$name" "$name" >"$room/alone"
	for pair in gcc:g++ clang:clang++; do
		if command -v "${pair%:*}" >/dev/null; then try "${pair%:*}" c99 c "$name"; fi
		if command -v "${pair#*:}" >/dev/null; then try "${pair#*:}" c++17 c++ "$name"; fi
	done
done
if [ "$tried" -eq 0 ]; then
	echo "no header was tried: is a compiler installed, and is $include the right folder?"
	exit 1
fi
echo "$tried compilations"
exit $failed
