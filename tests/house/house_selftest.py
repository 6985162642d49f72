#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Shows that house.py can fail: a small tree with every breach in it, and the lines that must be named."""

import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True  # the source tree stays as it was

import house  # noqa: E402

SPDX = "/* SPDX-License-Identifier: EUPL-1.2 */\n"

# A file of the tree, its text after the licence line (so the text begins at line 2), and what must be said of
# it as (line, part of the sentence); nothing means that it is fine.
CASES = [
    ("lib/base/fine.c", '#include "base/memory.h"\n#include <klantprofiel/base.h>\n#include <string.h>\n', []),
    ("lib/base/up.c", '\n#include "dataset/dataset.h"\n', [(3, "above")]),
    ("lib/base/up_public.c", "#include <klantprofiel/findings.h>\n", [(2, "dataset/ (floor 2), above")]),
    ("lib/dataset/up_spaced.h", '#  include   "territory/territory.h" /* why */\n', [(2, "above")]),
    ("lib/territory/down.c", '#include "dataset/dataset.h"\n#include "territory/names.h"\n', []),
    ("lib/read/beside.c", '#include "base/error.h"\n#include "validate/rules.h"\n', [(3, "beside")]),
    ("lib/read/beside_public.c", "#include <klantprofiel/write.h>\n", [(2, "beside")]),
    ("lib/read/down_public.c", "#include <klantprofiel/read.h>\n#include <klantprofiel/territory.h>\n", []),
    ("lib/count/beside.c", '#include "read/document.h"\n', [(2, "beside")]),
    ("lib/write/umbrella.c", "#include <klantprofiel/klantprofiel.h>\n", [(2, "every room at once")]),
    ("lib/write/short.c", '#include "csv.h"\n', [(2, "no room's")]),
    ("lib/write/climbs.c", '#include "write/../read/document.h"\n', [(2, "no room's")]),
    ("lib/write/macro.c", "#include HEADER\n", [(2, "macro")]),
    ("lib/write/comment.c", '/* as in\n#include "read/document.h"\n*/\n// #include "read/document.h"\n', []),
    ("lib/write/after_string.c", 'char *a = "/*";\n#include "read/document.h"\n', [(3, "beside")]),
    ("lib/write/long.c", "\n" * 600, [(601, "601 lines")]),
    ("lib/write/just_not_long.c", "\n" * 599, []),
    ("lib/attic.c", "", [(1, "no room")]),
    ("lib/cellar/dark.c", "", [(1, "no room")]),
    ("examples/minimal.c", "#include <klantprofiel/klantprofiel.h>\n#include <sys/stat.h>\n#include <stdio.h>\n", []),
    ("examples/inside.c", '#include "base/memory.h"\n', [(2, "own folder")]),
    ("examples/klantprofiel/options.h", "", []),
    ("examples/klantprofiel/main.c", '#include "options.h"\n#include "../inside.c"\n', [(3, "own folder")]),
    ("examples/klantprofiel/private.c", "#include <klantprofiel/rules.h>\n", [(2, "no public header")]),
    ("bindings/klantprofiel.i", "%{\n#include <utf8proc.h>\n%}\n%include <klantprofiel/base.h>\n", [(3, "POSIX")]),
    ("bindings/common/shared.i", '%include "python/words.i"\n%include "stdint.i"\n%include "cellar.i"\n', [(4, "own folder")]),
    ("bindings/python/words.i", "%{\n#include <Python.h>\n%}\n", []),
    ("bindings/ruby/words.i", "%{\n#include <Python.h>\n%}\n", [(3, "POSIX")]),
    ("bindings/python/climbs.c", '#include "../../lib/attic.c"\n', [(2, "own folder")]),
]

# Without a licence line, and the README's.
BARE_CASES = [
    ("tests/run.sh", "#!/bin/sh\n", [(1, "SPDX")]),
    ("lib/base/bare.c", "int x;\n", [(1, "SPDX")]),
    ("build/generated.c", "int x;\n", []),
    ("lib/territory/data/gemeenten.csv", "jaar\n", []),
]
ROOMS_WITH_README = ["lib", "lib/base", "lib/dataset", "lib/territory", "lib/read", "lib/count"]
ROOMS_WITHOUT = ["lib/write", "lib/cellar"]


def put(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        put(root, "include/klantprofiel/klantprofiel.h", SPDX)
        put(root, "include/klantprofiel/base.h", SPDX)
        for name, text, _ in CASES:
            put(root, name, SPDX + text)
        for name, text, _ in BARE_CASES:
            put(root, name, text)
        for room in ROOMS_WITH_README:
            put(root, room + "/README.md", "# a room\n")
        said = list(house.breaches(root))

    wrong = []
    expected = [(name, *want) for name, _, wants in CASES + BARE_CASES for want in wants]
    expected += [(room + "/README.md", 1, "missing") for room in ROOMS_WITHOUT]
    for name, line, part in expected:
        hits = [breach for breach in said if breach.startswith(f"{name}:{line}: ") and part in breach]
        if hits:
            said.remove(hits[0])
        else:
            wrong.append(f"not seen: {name}:{line}: … {part} …")
    wrong += [f"seen without reason: {breach}" for breach in said]
    for sentence in wrong:
        print(sentence)
    print(f"{len(expected)} breaches to be seen, {len(wrong)} mistakes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
