#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# Installs each component by itself under a DESTDIR, as a packager does, and compares what lies there with
# what belongs there; then runs the installed program from a prefix that was moved.
#
#   components.sh BUILD SOURCE

set -eu
build=$1 source=$2
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

expect() { # COMPONENT, and the expected files on standard input; the folder of libraries is written LIB
	DESTDIR="$room/$1" cmake --install "$build" --prefix /usr --component "$1" >"$room/log" 2>&1 || { cat "$room/log"; exit 1; }
	(cd "$room/$1" && find . -type f -o -type l) | sed 's|^\./||; s|usr/lib/[^/]*-linux-[^/]*/|usr/lib/|; s|usr/lib64/|usr/lib/|' |
		LC_ALL=C sort >"$room/$1.found"
	LC_ALL=C sort >"$room/$1.expected"
	if ! diff -u "$room/$1.expected" "$room/$1.found"; then
		echo "component $1 holds other files than it should (+ found, - missing)"
		failed=1
	fi
}

version=$(sed -n 's/.*set(abi_major \([0-9]*\)).*/\1/p; s/.*set(abi_minor \([0-9]*\)).*/\1/p' "$source/lib/CMakeLists.txt" | paste -sd .)
expect runtime <<END
usr/lib/libklantprofiel.so.1
usr/lib/libklantprofiel.so.$version
END
expect program <<END
usr/bin/klantprofiel
END
if grep -q '^KLP_BUILD_PYTHON:[A-Z]*=ON' "$build/CMakeCache.txt"; then
	folder=$(sed -n 's/^KLP_PYTHON_DIR:[A-Z]*=//p' "$build/CMakeCache.txt")
	{
		(cd "$source/bindings/python" && ls klantprofiel/*.py klantprofiel/*.pyi klantprofiel/py.typed)
		(cd "$build/bindings/python" && ls klantprofiel/_klantprofiel.*so)
	} | sed "s|^|usr/$folder/|" >"$room/python.list"
	expect python <"$room/python.list"
fi
{
	(cd "$source" && ls include/klantprofiel/*.h) | sed 's|^|usr/|'
	cat <<-END
		usr/lib/cmake/klantprofiel/klantprofielConfig.cmake
		usr/lib/cmake/klantprofiel/klantprofielConfigVersion.cmake
		usr/lib/cmake/klantprofiel/klantprofielTargets-shared-BUILDTYPE.cmake
		usr/lib/cmake/klantprofiel/klantprofielTargets-shared.cmake
		usr/lib/cmake/klantprofiel/klantprofielTargets-static-BUILDTYPE.cmake
		usr/lib/cmake/klantprofiel/klantprofielTargets-static.cmake
		usr/lib/libklantprofiel.a
		usr/lib/libklantprofiel.so
		usr/lib/pkgconfig/klantprofiel.pc
		usr/share/klantprofiel/klantprofiel-dataset-1.xsd
		usr/share/klantprofiel/klantprofiel-extract-1.xsd
	END
} | sed "s/BUILDTYPE/$(sed -n 's/^CMAKE_BUILD_TYPE:[A-Z]*=//p' "$build/CMakeCache.txt" | tr '[:upper:]' '[:lower:]')/" >"$room/development.list"
expect development <"$room/development.list"

# Nothing that is installed may remember where it was built.
if grep -rlF -e "$build" -e "$source" "$room/development/usr" --include='*.cmake' --include='*.pc'; then
	echo "these files name the folder they were built in"
	failed=1
fi

cmake --install "$build" --prefix "$room/first" >"$room/log"
mv "$room/first" "$room/moved"
if ! "$room/moved/bin/klantprofiel" --version >"$room/log" 2>&1; then
	cat "$room/log"
	echo "the installed program does not run after its prefix was moved"
	failed=1
fi
exit $failed
