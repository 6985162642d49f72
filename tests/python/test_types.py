# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Types and docstrings: mypy is strict, the stubs are those of the module, and help() is enough to work with."""

import importlib.util
import inspect
import os
import re
import subprocess
import sys
import tempfile
import unittest

import klantprofiel as kp
from support import BUILD, SOURCE, Case

PACKAGE = SOURCE / "bindings" / "python"
HAVE_MYPY = importlib.util.find_spec("mypy") is not None and "LD_PRELOAD" not in os.environ

#: What a caller may write, and what a checker must refuse.
USE = '''
from __future__ import annotations

import klantprofiel as kp

ds = kp.read("a.pdf", limits={"rows": 3}, progress=lambda done, total: None)
total: int | None = ds["Rotterdam"].total
share: float | None = ds.aggregate("region", indicators=True)[0].profile_share
rows: list[kp.Row] = ds[1:3]
message: str = ds.validate().errors[0].message
counted: kp.Dataset = kp.count(["a.csv", b""], date="2025-06-30", both="unknown", progress=True)
summed: kp.Count = kp.Count("2025-06-30").add("a.csv") + kp.Count("2025-06-30")
ended: int = summed.bins["counted"] + summed.clients(group="uwv", missing=["tasks"])
for change in ds.repair().changes:
    column: str = change.column
'''
MISUSE = {
    'kp.read(3)': "arg-type",
    'ds.aggregate("street")': "arg-type",
    'ds["Rotterdam"].total + 1': "operator",
    'ds["Rotterdam"].shoe_size': "attr-defined",
    'kp.count("a.csv")': "call-arg",
    'summed.clients(missing="shoes")': "arg-type",
    'ds.validate(language="fr")': "arg-type",
}


def run(*command):
    environment = {**os.environ, "MYPYPATH": str(PACKAGE)}
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, env=environment, check=False)


class Made(unittest.TestCase):
    def test_what_is_made_of_the_headers_is_up_to_date(self):
        done = run(str(PACKAGE / "generate.py"), str(SOURCE), "--check")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


@unittest.skipUnless(HAVE_MYPY, "mypy is not installed, or runs under a sanitizer")
class Types(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cache = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cache.cleanup)
        cls.mypy = ("-m", "mypy", "--config-file", str(PACKAGE / "mypy.ini"), "--cache-dir", cache.name)

    def test_the_package(self):
        done = run(*self.mypy, "-p", "klantprofiel")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_what_callers_write(self):
        # In one run, for most of it goes to what is imported.
        lines = USE.splitlines()
        done = run(*self.mypy, "-c", "\n".join([*lines, *MISUSE]))
        said = {}
        for line in done.stdout.splitlines():
            place = re.match(r"<string>:(\d+): error: ", line)
            if place:
                said.setdefault(int(place.group(1)), []).append(line)
        self.assertEqual([line for number in said if number <= len(lines) for line in said[number]], [])
        for number, (line, wrong) in enumerate(MISUSE.items(), len(lines) + 1):
            with self.subTest(line):
                self.assertIn(f"[{wrong}]", "".join(said.get(number, [])), done.stdout + done.stderr)

    def test_the_stub_is_that_of_the_module(self):
        with tempfile.TemporaryDirectory() as folder:
            allowed = os.path.join(folder, "allowed")
            with open(allowed, "w", encoding="utf-8") as file:
                # The names of types that only the stub has.
                file.write("klantprofiel._klantprofiel.BytesLike\nklantprofiel._klantprofiel.StrPath\n")
            done = run("-m", "mypy.stubtest", "klantprofiel._klantprofiel", "--allowlist", allowed, "--mypy-config-file",
                       str(PACKAGE / "mypy.ini"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Docstrings(Case):
    def public(self):
        for name in kp.__all__:
            thing = getattr(kp, name)
            yield name, thing
            if inspect.isclass(thing):
                for inner, member in vars(thing).items():
                    if not inner.startswith("_"):
                        yield f"{name}.{inner}", member

    def test_everything_public_says_what_it_is(self):
        for name, thing in self.public():
            # Fields of named tuples, and plain attributes of exceptions, are told by their class.
            if callable(thing) or isinstance(thing, property) or type(thing).__name__ in ("Value", "Cell"):
                with self.subTest(name):
                    self.assertTrue(inspect.getdoc(thing), f"{name} has no docstring")

    def test_parameters_are_told(self):
        for function in (kp.read, kp.Dataset.validate, kp.Dataset.repair, kp.Dataset.aggregate, kp.Dataset.diff,
                         kp.Dataset.select, kp.Dataset.plot, kp.Dataset.to_pandas, kp.Dataset.rows, kp.count, kp.Count,
                         kp.Count.add, kp.Count.load, kp.Count.clients):
            told = inspect.getdoc(function)
            for parameter in inspect.signature(function).parameters:
                if parameter != "self":
                    with self.subTest((function.__name__, parameter)):
                        self.assertRegex(told, rf"(?m)^\s*([\w, ]+, )?{parameter}(,[\w, ]+)?( : .*)?$")

    def test_columns_are_told_as_in_the_headers(self):
        self.assertIn("below 0 where there are fewer", inspect.getdoc(kp.Row.total_difference))

    def test_the_build_has_a_typed_marker(self):
        self.assertTrue((BUILD / "bindings" / "python" / "klantprofiel" / "py.typed").is_file())
