# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that the public headers declare is wrapped, or covered otherwise on purpose."""

import os
import pathlib
import re
import sys
import unittest

SOURCE = pathlib.Path(os.environ["KLP_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "bindings" / "common"))

import headers  # noqa: E402
from klantprofiel import _klantprofiel as native  # noqa: E402

# What is not wrapped as it is, and what stands in its place.
COVERED = {
    "klp_dataset_free": "Handle.close()",
    "klp_findings_free": "Handle.close()",
    "klp_repairs_free": "Handle.close()",
    "klp_differences_free": "Handle.close()",
    "klp_territory_free": "Handle.close()",
    "klp_words_free": "Handle.close()",
    "klp_count_free": "Handle.close()",
    "klp_error_free": "an exception",
    "klp_error_status": "KlantprofielError.code",
    "klp_error_message": "KlantprofielError.message",
    "klp_error_source": "KlantprofielError.source",
    "klp_error_page": "KlantprofielError.page",
    "klp_error_line": "KlantprofielError.line",
    "klp_error_column": "KlantprofielError.column",
    "klp_error_byte": "KlantprofielError.byte",
    "klp_cursor_new": "iteration and Dataset.select()",
    "klp_cursor_next": "iteration and Dataset.select()",
    "klp_cursor_free": "iteration and Dataset.select()",
    "klp_limits_set": "the option limits, a dict",
    "klp_allocator_set": "nothing: the allocator is the program's, and Python is the program",
}

# Fields that the caller does not fill: sizes, room kept, and what comes with another field.
OWN_FIELDS = {"struct_size", "progress_context", "key_size", "reserved"}

# Structs that the caller does not lay out in Python.
OWN_STRUCTS = {"klp_allocator": "as klp_allocator_set()", "klp_limits": "a dict of klp_limit_name()"}


class Covered(unittest.TestCase):
    def setUp(self):
        self.headers = headers.Headers(SOURCE / "include")

    def test_every_name_of_the_map_is_read_in_the_headers(self):
        text = (SOURCE / "lib" / "klantprofiel.map").read_text(encoding="utf-8")
        listed = set(re.findall(r"\b(klp_\w+);", text))
        self.assertEqual(listed, set(self.headers.functions))

    def test_functions(self):
        for name in self.headers.functions:
            with self.subTest(name):
                self.assertNotEqual(hasattr(native, name), name in COVERED)

    def test_what_is_covered_otherwise_is_there(self):
        self.assertLessEqual(set(COVERED), set(self.headers.functions))

    def test_values_of_enumerations(self):
        for group in self.headers.enumerations.values():
            for value in group.members:
                with self.subTest(value.name):
                    self.assertEqual(getattr(native, value.name), int(value.type))

    def test_fields(self):
        text = (SOURCE / "bindings" / "common" / "fields.h").read_text(encoding="utf-8")
        for struct in self.headers.structs.values():
            if struct.name in OWN_STRUCTS:
                continue
            fields = {member.name for member in struct.members} - OWN_FIELDS
            with self.subTest(struct.name):
                self.assertEqual(fields, set(re.findall(rf"FIELD\({struct.name},\s*(\w+),", text)))

    def test_what_feeds_a_count_is_declared_so(self):
        """headers.i declares these twice, under a name that tells it: the types are those of the header, and none is left out."""
        text = (SOURCE / "bindings" / "common" / "headers.i").read_text(encoding="utf-8")
        again = {name: [headers.parameter(one) for one in given.split(",")]
                 for name, given in re.findall(r"^klp_status (klp_\w+)\((.*?)\);", text, flags=re.M | re.S)}
        comment = (SOURCE / "include" / "klantprofiel" / "count.h").read_text(encoding="utf-8")
        told = re.search(r"The functions that feed a count \((.*?)\) may be called", comment, flags=re.S)
        self.assertEqual(set(again), set(re.findall(r"klp_\w+", told.group(1))))
        for name, parameters in again.items():
            with self.subTest(name):
                declared = self.headers.functions[name].parameters
                self.assertEqual([one.type for one in parameters], [one.type for one in declared])
                self.assertEqual((parameters[0].name, [one.name for one in parameters[1:]]), ("fed", [one.name for one in declared[1:]]))

    def test_docstrings_are_the_comments(self):
        for name, function in self.headers.functions.items():
            if name in COVERED or not function.comment:
                continue
            with self.subTest(name):
                self.assertIn(function.comment, getattr(native, name).__doc__)


if __name__ == "__main__":
    unittest.main()
