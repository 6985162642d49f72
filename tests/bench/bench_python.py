#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What Python costs on top of the library.

    bench_python.py [ROUNDS]      the best of so many, 50 by default
"""

import os
import pathlib
import subprocess
import sys
import time

import klantprofiel as kp

SOURCE = pathlib.Path(os.environ.get("KLP_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
EDITIONS = 40
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 50


def best(work, rounds=ROUNDS):
    """The shortest time in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def series(one):
    """The publication under the names of many editions."""
    head, _, rows = one.to_bytes("csv").decode().partition("\n")
    editions = [f"{2010 + at // 4}Q{at % 4 + 1}" for at in range(EDITIONS)]
    return kp.read((head + "\n" + "".join(rows.replace("2025Q2", edition) for edition in editions)).encode())


def imported(module):
    """How long another Python takes to import a module, in milliseconds, the start of Python apart."""
    code = f"import time; start = time.perf_counter(); import {module}; print(1000 * (time.perf_counter() - start))"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout)


def show(what, milliseconds, more=""):
    print(f"{what:<52} {milliseconds:9.3f} ms {more}")


def pandas_figures(many):
    try:
        import pandas
    except ImportError:
        print("(pandas is not installed)")
        return
    from klantprofiel._frames import _series, arrow_parts

    columns = {name: _series(name, column) for name, column in arrow_parts(many).items()}
    whole = best(many.to_pandas)
    own = best(lambda: pandas.DataFrame(columns, copy=False))
    show(f"to_pandas() of {len(many)} rows", whole, f"of which pandas' own {own:.3f}")


def main():
    one = kp.read(SOURCE / "tests" / "fixtures" / "2025q2.csv")
    municipalities = one.select(level="municipality")
    many = series(one)
    show("import klantprofiel", min(imported("klantprofiel") for _ in range(min(ROUNDS, 10))))
    show(f"for row in ds: pass, {len(municipalities)} rows", best(lambda: [None for row in municipalities]))
    show(f"sum(row.total for row in ds), {len(municipalities)} rows", best(lambda: sum(row.total for row in municipalities)))
    show(f"to_records(), {len(municipalities)} rows", best(municipalities.to_records))
    show(f"__arrow_c_stream__() of {len(many)} rows", best(many.__arrow_c_stream__))
    pandas_figures(many)


if __name__ == "__main__":
    main()
