# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the module with the CMake of the project, the library inside it: what is installed needs no other part of the project.

Besides what the library is built with it takes SWIG and the headers of this Python. CMAKE_ARGS in the environment are further options for CMake, such
as -DKLP_WITH_LIBZIP=OFF.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent.parent


def version() -> str:
    """The release stands in one place: the public header."""
    text = (PROJECT / "include" / "klantprofiel" / "base.h").read_text(encoding="utf-8")
    return ".".join(re.findall(r"#define KLP_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text))


class BuildWithCMake(build_ext):
    def build_extension(self, extension):
        folder = pathlib.Path(self.build_temp).resolve() / "cmake"
        folder.mkdir(parents=True, exist_ok=True)
        settings = {
            "CMAKE_BUILD_TYPE": "RelWithDebInfo" if self.debug else "Release",
            "KLP_BUILD_PYTHON": "ON",
            "KLP_PYTHON_STATIC": "ON",
            "KLP_PYTHON3": sys.executable,
            "KLP_BUILD_TESTS": "OFF",
            "KLP_BUILD_PROGRAM": "OFF",
            "KLP_INSTALL": "OFF",
        }
        given = [f"-D{name}={value}" for name, value in settings.items()]
        given += shlex.split(os.environ.get("CMAKE_ARGS", ""))
        subprocess.run(["cmake", "-S", str(PROJECT), "-B", str(folder), *given], check=True)
        jobs = str(self.parallel or os.cpu_count() or 1)
        subprocess.run(["cmake", "--build", str(folder), "-j", jobs, "--target", "klantprofiel_python"], check=True)
        (module,) = (folder / "bindings" / "python" / "klantprofiel").glob("_klantprofiel.*")
        into = pathlib.Path(self.get_ext_fullpath(extension.name))
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(module, into)


setup(
    version=version(),
    packages=["klantprofiel"],
    package_data={"klantprofiel": ["py.typed", "*.pyi"]},
    ext_modules=[Extension("klantprofiel._klantprofiel", sources=[])],
    cmdclass={"build_ext": BuildWithCMake},
    zip_safe=False,
)
