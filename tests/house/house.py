#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks the rules of the house over the source tree and names file and line of each breach.

    house.py SOURCE

- A file of lib/ includes its own room and the floors below; rooms on one floor do not know each other.
  A public header counts as the room that implements it.
- Examples and bindings include public headers, the C library with POSIX, and headers of their own folder; bindings also one another's
  files, those of SWIG, and the header of their language.
- Each room has a README.md; each source file carries the SPDX line; no C file of lib/ or examples/ is too long.
"""

import pathlib
import re
import sys

FLOORS = {
    "base": 1,
    "dataset": 2,
    "territory": 3,
    "read": 4,
    "validate": 4,
    "aggregate": 4,
    "write": 4,
    "count": 4,
    "report": 5,
    "publish": 5,
}

# The room behind each public header; klantprofiel.h is all of them, and so of no use inside lib/.
PUBLIC_ROOMS = {name: name for name in ("base", "dataset", "territory", "read", "validate", "aggregate", "write", "count", "report", "publish")}
PUBLIC_ROOMS["arrow"] = "write"
PUBLIC_ROOMS["diff"] = "aggregate"
PUBLIC_ROOMS["differences"] = "dataset"
PUBLIC_ROOMS["findings"] = "dataset"
PUBLIC_ROOMS["metadata"] = "write"
PUBLIC_ROOMS["repair"] = "validate"
PUBLIC_ROOMS["repairs"] = "dataset"

MAX_LINES = 600
LICENCE = "SPDX-License-Identifier: EUPL-1.2"
LICENCE_WITHIN = 6  # lines from the top

C_SUFFIXES = {".c", ".h", ".cc", ".cpp", ".hpp"}
INCLUDING_SUFFIXES = C_SUFFIXES | {".i", ".inc"}
LICENSED_SUFFIXES = INCLUDING_SUFFIXES | {".py", ".sh", ".awk", ".cmake", ".map", ".in", ".yml", ".yaml", ".supp"}
LICENSED_NAMES = {"CMakeLists.txt", "run", ".clang-tidy", ".clang-format"}

# C11 and POSIX.1-2008.
SYSTEM_HEADERS = set(
    """assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic
    stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype
    aio arpa/inet cpio dirent dlfcn fcntl fmtmsg fnmatch ftw glob grp iconv langinfo libgen monetary mqueue ndbm net/if
    netdb netinet/in netinet/tcp nl_types poll pthread pwd regex sched search semaphore spawn strings stropts sys/ipc
    sys/mman sys/msg sys/resource sys/select sys/sem sys/shm sys/socket sys/stat sys/statvfs sys/time sys/times
    sys/types sys/uio sys/un sys/utsname sys/wait syslog tar termios trace ulimit unistd utime utmpx wordexp""".split()
)

# What the folder of a language includes besides; and what SWIG brings along, or is made when the bindings are built.
LANGUAGE_HEADERS = {"python": "Python.h"}
SWIG_FILES = {"stdint.i", "docs.i"}

INCLUDE = re.compile(r"^\s*[#%]\s*(?:include|import|include_next)\b\s*(.*)$")
TARGET = re.compile(r'^(?:<([^>]*)>|"([^"]*)")')


def without_comments(text):
    """The text with comments blanked and lines kept, so that line numbers stay right."""

    def blank(match):
        found = match.group(0)
        return found if found[0] in "\"'" else re.sub(r"[^\n]", " ", found)

    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?(?:\*/|\Z)|//[^\n]*', blank, text, flags=re.S)


def includes(text):
    """Yields line number, name and whether it stood in angle brackets; the name is None for a macro."""
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        target = TARGET.match(found.group(1))
        if target:
            yield number, target.group(1) or target.group(2) or "", target.group(1) is not None
        else:
            yield number, None, False


def breach_in_lib(room, name, angled):
    """What is wrong with this include in this room, or None."""
    if name is None:
        return "includes through a macro: name the header"
    if angled and not name.startswith("klantprofiel/"):
        return None
    if name.startswith("klantprofiel/"):
        header = name[len("klantprofiel/") : -len(".h")]
        if header == "klantprofiel":
            return f"includes <{name}>, which is every room at once: include the header that is needed"
        other = PUBLIC_ROOMS.get(header)
    else:
        other = name.split("/")[0] if "/" in name else None
    if other not in FLOORS or ".." in name:
        return f'includes "{name}", which is no room\'s: write "room/file.h"'
    if other == room or FLOORS[other] < FLOORS[room]:
        return None
    where = "beside" if FLOORS[other] == FLOORS[room] else "above"
    return f'includes "{name}" from {other}/ (floor {FLOORS[other]}), {where} its own {room}/ (floor {FLOORS[room]})'


def is_of_bindings(root, path, name, angled):
    """Whether a file of bindings/ may include this, which others outside lib/ may not."""
    parts = path.relative_to(root).parts
    if parts[0] != "bindings":
        return False
    if angled:
        return LANGUAGE_HEADERS.get(parts[1]) == name
    return name in SWIG_FILES or any(other.is_file() for other in (root / "bindings").rglob(name))


def breach_outside(root, path, name, angled):
    """The same for a file of examples/ or bindings/."""
    if name is None:
        return "includes through a macro: name the header"
    if ".." not in name and is_of_bindings(root, path, name, angled):
        return None
    if angled:
        if name.startswith("klantprofiel/"):
            return None if (root / "include" / name).is_file() else f"includes <{name}>, which is no public header"
        if name.endswith(".h") and name[: -len(".h")] in SYSTEM_HEADERS:
            return None
        return f"includes <{name}>, neither a public header nor of the C library and POSIX"
    if "/" not in name and (path.parent / name).is_file():
        return None
    return f'includes "{name}", which is no header of its own folder'


def sources(root):
    """Every file that people wrote, without what a build made: in build*, or wherever CMake was told to."""
    made = [cache.parent for cache in root.glob("*/CMakeCache.txt")]
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part in (".git", "dist", "__pycache__") for part in parts):
            if not parts[0].startswith("build") and root / parts[0] not in made:
                yield path, parts


def check_includes(root, path, parts):
    if path.suffix not in INCLUDING_SUFFIXES or parts[0] not in ("lib", "examples", "bindings"):
        return
    room = parts[1] if parts[0] == "lib" and len(parts) > 2 else None
    if parts[0] == "lib" and room not in FLOORS:
        yield 1, "lies in no room of lib/: " + ", ".join(FLOORS)
        return
    for line, name, angled in includes(path.read_text(encoding="utf-8")):
        said = breach_in_lib(room, name, angled) if room else breach_outside(root, path, name, angled)
        if said:
            yield line, said


def check_file(root, path, parts):
    """Yields line and sentence of each breach in one file."""
    yield from check_includes(root, path, parts)
    licensed = path.suffix in LICENSED_SUFFIXES or path.name in LICENSED_NAMES
    if not licensed and not (path.suffix in C_SUFFIXES and parts[0] in ("lib", "examples")):
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    if licensed and not any(LICENCE in line for line in lines[:LICENCE_WITHIN]):
        yield 1, f"does not begin with a line {LICENCE}"
    if path.suffix in C_SUFFIXES and parts[0] in ("lib", "examples") and len(lines) > MAX_LINES:
        yield MAX_LINES + 1, f"has {len(lines)} lines, more than {MAX_LINES}: is it still one concern?"


def breaches(root):
    """Every breach as "file:line: sentence"."""
    for path, parts in sources(root):
        for line, said in check_file(root, path, parts):
            yield f"{'/'.join(parts)}:{line}: {said}"
    lib = root / "lib"
    for folder in [lib] + sorted(entry for entry in lib.iterdir() if entry.is_dir()):
        if not (folder / "README.md").is_file():
            yield f"{folder.relative_to(root)}/README.md:1: is missing: each folder of lib/ says what lives there"


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    for breach in found:
        print(breach)
    print(f"{len(found)} breaches of the rules of the house")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
