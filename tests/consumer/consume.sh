#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Builds the consumers (C99 and C++17) far from the tree against an installed library, and runs them.
#
#   consume.sh HOW BUILD LINKAGE...     HOW: pkgconfig, cmake or subproject; LINKAGE: shared, static
#
# BUILD is the library's build folder. CC and CXX name the compilers.

set -eu
how=$1 build=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
cc=${CC:-cc} cxx=${CXX:-c++}
strict='-Wall -Wextra -Wpedantic -Werror'

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
cp "$here"/CMakeLists.txt "$here"/consumer.c "$here"/consumer.cpp "$here"/sample.h "$room"
prefix=$room/prefix
cd "$room"

quietly() { "$@" >log 2>&1 || { cat log; exit 1; }; }

by_pkgconfig() {
	PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name klantprofiel.pc)")
	export PKG_CONFIG_PATH
	for linkage; do
		flags=$(pkg-config --cflags klantprofiel)
		if [ "$linkage" = static ]; then
			# The archive, and what it stands on as it is found here: libxml2 and libzip are rarely there as archives.
			needs=$(pkg-config --print-requires-private klantprofiel | sed 's/ .*//')
			# shellcheck disable=SC2086
			libs="$(pkg-config --libs-only-L klantprofiel) -l:libklantprofiel.a $(pkg-config --libs $needs)"
		else
			libs=$(pkg-config --libs klantprofiel)
		fi
		# The flags are lists of words.
		# shellcheck disable=SC2086
		{
			"$cc" -std=c99 $strict $flags consumer.c $libs -o "c99_$linkage"
			"$cxx" -std=c++17 $strict $flags consumer.cpp $libs -o "cpp17_$linkage"
		}
	done
}

by_cmake() { # LINKAGE;LINKAGE CMAKE-OPTION
	quietly cmake -S . -B made -DLINKAGES="$1" "$2" -DCMAKE_C_COMPILER="$cc" -DCMAKE_CXX_COMPILER="$cxx"
	quietly cmake --build made -j 2
	cp made/c99_* made/cpp17_* .
}

[ "$how" = subproject ] || quietly cmake --install "$build" --prefix "$prefix"
linkages=$(printf '%s;' "$@")
case $how in
pkgconfig) by_pkgconfig "$@" ;;
cmake) by_cmake "${linkages%;}" "-DCMAKE_PREFIX_PATH=$prefix" ;;
subproject) by_cmake "${linkages%;}" "-DLIBRARY_SOURCE=$source" ;;
*) echo "consume.sh: unknown way $how" >&2; exit 2 ;;
esac

LD_LIBRARY_PATH=$(dirname "$(find "$room" -name libklantprofiel.so.1 | head -n 1)")
export LD_LIBRARY_PATH
for linkage; do
	for program in "c99_$linkage" "cpp17_$linkage"; do
		# A link that silently took the other library would prove nothing.
		needs=static
		if readelf -d "$program" | grep -q 'NEEDED.*\[libklantprofiel\.so\.1\]'; then needs=shared; fi
		if [ "$needs" != "$linkage" ]; then
			echo "$program was linked $needs"
			exit 1
		fi
		"./$program"
		echo "$program by $how: parsed, validated, added up and written as expected"
	done
done
