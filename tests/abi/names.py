#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The names that the public headers declare, that the version script lists and that the shared library
exports are the same; the library asks nothing of the C library that it promised not to use; its SONAME is right.

    names.py SOURCE LIBRARY.so      compare
    names.py --self-test            show that a difference is seen
"""

import pathlib
import re
import subprocess
import sys

SONAME = "libklantprofiel.so.1"

# What a library that never prints, ends the process or depends on the locale has no use for. (strtod is not among
# them: lib/base/number.c reads back with it what snprintf wrote, in whatever locale.)
FORBIDDEN = set(
    "printf vprintf puts putchar putc perror __printf_chk __vprintf_chk stdout stderr "
    "exit _Exit quick_exit abort raise __assert_fail atexit system "
    "setlocale isalpha isdigit isspace tolower toupper __ctype_b_loc __ctype_tolower_loc "
    "__ctype_toupper_loc strcoll strxfrm strtof atof atoi atol strtok localtime gmtime".split()
)

# What one file has a use for, and no other: _exit ends the child that could not become another program; libxlsxwriter is kept from the
# locale.
ONLY_IN = {"_exit": "lib/base/process.c", "uselocale": "lib/write/xlsx_book.c", "newlocale": "lib/write/xlsx_book.c"}


def declared(text):
    """The functions and variables that a header declares KLP_API, over as many lines as that takes."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.S)
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", " ", text, flags=re.M)
    names = set()
    for declaration in re.findall(r"\bKLP_API\b([^;{]*)", text):
        name = re.search(r"(\w+)\s*(?:\(|\[|$)", declaration.strip())
        if not name:
            raise ValueError("no name is found in: KLP_API" + declaration)
        names.add(name.group(1))
    return names


def listed(text):
    """The names that a version script makes global."""
    text = re.sub(r"/\*.*?\*/|#[^\n]*", " ", text, flags=re.S)
    names = set()
    for part in re.findall(r"\bglobal\s*:(.*?)(?:\blocal\s*:|\})", text, flags=re.S):
        names.update(re.findall(r"([^\s;]+)\s*;", part))
    return names


def tool(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def exported(library):
    lines = tool("nm", "-D", "--defined-only", "--format=posix", library).splitlines()
    # The name of the version itself is listed as an absolute symbol.
    return {re.sub(r"@.*", "", line.split()[0]) for line in lines if line.split()[1] != "A"}


def imported(library):
    lines = tool("nm", "-D", "--undefined-only", "--format=posix", library).splitlines()
    return {re.sub(r"@.*", "", line.split()[0]) for line in lines}


def soname(library):
    found = re.search(r"\(SONAME\).*\[(.*)\]", tool("readelf", "-d", library))
    return found.group(1) if found else None


def differences(headers, script, library):
    """One sentence for each name that is not in all three."""
    said = []
    for name in sorted(headers | script | library):
        where = [
            place
            for place, names in (
                ("declared KLP_API in a header", headers),
                ("listed in lib/klantprofiel.map", script),
                ("exported by the library", library),
            )
            if name not in names
        ]
        if where:
            said.append(f"{name} is not {' and not '.join(where)}")
    return said


def self_test():
    header = """
    /* KLP_API int in_a_comment(void); */
    #define KLP_API __attribute__((visibility("default")))
    #define TWO_LINES(x) \\
        KLP_API x
    typedef int (*callback)(void *context);
    KLP_API klp_status over_lines(klp_dataset **out,
                                  klp_error **error);
    KLP_API const char *
    name_on_a_line_of_its_own(void);
    KLP_API size_t takes_callback(int (*inner)(int), void *context);
    KLP_API extern const int variable;
    """
    names = declared(header)
    assert names == {"over_lines", "name_on_a_line_of_its_own", "takes_callback", "variable"}, names
    script = "/* a; */ V_1 { global: one; two; # three;\n local: *; }; V_2 { global: three; } V_1;"
    assert listed(script) == {"one", "two", "three"}, listed(script)
    assert differences({"a", "b"}, {"a", "c"}, {"a", "b", "c"}) == [
        "b is not listed in lib/klantprofiel.map",
        "c is not declared KLP_API in a header",
    ]


def main():
    self_test()
    if sys.argv[1:] == ["--self-test"]:
        return 0
    source, library = pathlib.Path(sys.argv[1]), sys.argv[2]
    headers = set()
    for header in sorted((source / "include/klantprofiel").glob("*.h")):
        headers |= declared(header.read_text(encoding="utf-8"))
    script = listed((source / "lib/klantprofiel.map").read_text(encoding="utf-8"))
    said = differences(headers, script, exported(library))
    said += [f"{name} is exported and does not begin with klp_" for name in exported(library) if name[:4] != "klp_"]
    said += [f"{name} is used: the library never prints, exits or looks at the locale"
             for name in sorted(imported(library) & FORBIDDEN)]
    said += [f"{path.relative_to(source)} calls {name}, which only {only} may"
             for path in sorted((source / "lib").rglob("*.c")) for name, only in ONLY_IN.items()
             if path != source / only and re.search(rf"\b{name}\s*\(", path.read_text(encoding="utf-8"))]
    if soname(library) != SONAME:
        said.append(f"the SONAME is {soname(library)}, not {SONAME}")
    for sentence in said:
        print(sentence)
    print(f"{len(headers)} names declared, {len(said)} things wrong")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
