#!/bin/sh
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
#
# The package as people get it: a wheel that pip makes and puts into an empty virtual environment, pip install of the folder, and
# cmake --install under a prefix that is moved. Nothing is fetched from a network. The source tree is copied first, for
# setuptools leaves its own files there.
#
#   packages.sh PYTHON BUILD SOURCE

set -eu
python=$1 build=$2 source=$3
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM
unset PYTHONPATH
export PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
# It is tried here, and not measured.
export CMAKE_ARGS="-DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG=-O0"

quietly() { "$@" >"$room/log" 2>&1 || { tail -n 60 "$room/log"; exit 1; }; }

# What a user does first, away from the source tree.
cat >"$room/use.py" <<'END'
import sys
import klantprofiel as kp

assert kp.__file__.startswith(sys.argv[1]), kp.__file__
ds = kp.read(sys.argv[2])
assert ds.aggregate("region", indicators=True)["Rijnmond"].total == 15337
assert kp.__version__ == kp.library_version(), (kp.__version__, kp.library_version())
assert kp.Territory().find_municipality("Rotterdam", 2025).code == "GM0599"
END
use() { (cd / && "$1" -B "$room/use.py" "$2" "$source/tests/fixtures/2025q2.csv"); }

mkdir "$room/project"
for part in CMakeLists.txt include lib bindings pkgconfig examples; do cp -R "$source/$part" "$room/project/"; done

quietly "$python" -m pip wheel --no-deps --no-build-isolation -w "$room/wheels" "$room/project/bindings/python"
quietly "$python" -m venv --without-pip "$room/empty"
quietly "$python" -m pip --python "$room/empty/bin/python" install "$room"/wheels/klantprofiel-*.whl
use "$room/empty/bin/python" "$room/empty/"
if readelf -d "$room"/empty/lib/*/site-packages/klantprofiel/_klantprofiel.*so | grep -E 'RPATH|RUNPATH|libklantprofiel'; then
	echo "the module of the wheel looks for a library of ours elsewhere"
	exit 1
fi

quietly "$python" -m venv --without-pip --system-site-packages "$room/other"
quietly "$python" -m pip --python "$room/other/bin/python" install --no-deps --no-build-isolation "$room/project/bindings/python"
use "$room/other/bin/python" "$room/other/"

quietly cmake --install "$build" --prefix "$room/first"
mv "$room/first" "$room/moved"
folder=$(sed -n 's/^KLP_PYTHON_DIR:[A-Z]*=//p' "$build/CMakeCache.txt")
PYTHONPATH=$room/moved/$folder use "$python" "$room/moved/"

# A library that is older than the package is refused when it is imported.
cp -R "$room/moved/$folder/klantprofiel" "$room/klantprofiel"
sed 's/_native.klp_version_number()/0/' "$room/moved/$folder/klantprofiel/__init__.py" >"$room/klantprofiel/__init__.py"
if PYTHONPATH=$room LD_LIBRARY_PATH=$(dirname "$(find "$room/moved" -name 'libklantprofiel.so.1')") "$python" -B -c 'import klantprofiel' 2>"$room/log"; then
	echo "an older library was taken"
	exit 1
fi
grep -q 'ImportError: klantprofiel .* older library' "$room/log" || { cat "$room/log"; exit 1; }
echo "a wheel, pip install and cmake --install work"
