#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Counts a folder of extracts on several machines, with dask.distributed.

    dask_count.py FOLDER --date 2025-06-30 [-o table.csv]                            on processes of this machine
    dask_count.py FOLDER --date 2025-06-30 --scheduler tcp://head:8786 -o table.csv  on a cluster that is there

Large files of plain CSV are split into ranges, which are counted apart; others are counted as a whole. What travels over the network are names of
files and counts, never a record. All workers see the folder under the same name, and have the package klantprofiel. A worker that dies takes
nothing with it: what it was counting is counted by another.

A client in several rows counts once with --unique KEY. Clients of different ranges and files are told apart by a keyed hash, so that all
workers need one key: KEY is a file of 16 to 64 bytes that each of them reads for itself, under that name; the key is not sent.
Make one with:  head -c 32 /dev/urandom | base64 > secret.key

Exit status: 0 fine, 2 wrong usage, 3 an extract could not be counted, 4 the table could not be written.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import dataclasses
import os
import pathlib
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any, Union

import klantprofiel as kp

try:
    from distributed import Client, Future, LocalCluster, as_completed
    from distributed.scheduler import KilledWorker
except ImportError:
    sys.exit("dask_count.py: dask.distributed is not installed: apt-get install python3-distributed, or pip install distributed")

NOT_COUNTED, NOT_WRITTEN, INTERRUPTED = 3, 4, 130
CONNECT_SECONDS = 15
#: So many notes are shown.
NOTES = 10
MIB = 1 << 20
UNUSABLE = "unusable-records"

Part = Union[str, kp.FileRange]


@dataclasses.dataclass(frozen=True)
class Choices:
    """How each part is counted: the same on all workers."""

    date: str
    mapping: str | None
    #: the file of the key; None where rows are counted
    key: str | None
    unusable: int
    part_bytes: int


class NotCounted(Exception):
    """What went wrong, for people."""


# ------------------------------------------------------------------ on the workers


def key_of(path: str) -> bytes:
    """As `klantprofiel count --key` reads it: the line end behind a key is none of it."""
    key = pathlib.Path(path).read_bytes()
    return key[:-1].removesuffix(b"\r") if key.endswith(b"\n") else key


def new_count(choices: Choices) -> kp.Count:
    # dask runs as many tasks on a worker as that has threads, so that each task takes one.
    return kp.Count(
        choices.date,
        mapping=choices.mapping,
        unique=choices.key is not None,
        key=None if choices.key is None else key_of(choices.key),
        threads=1,
        limits={UNUSABLE: choices.unusable},
    )


def parts_of(path: str, choices: Choices) -> list[Part]:
    """The ranges of a large file; or the file itself where it is small, or no plain CSV, which can be read from its beginning only."""
    size = os.stat(path).st_size
    if size <= choices.part_bytes:
        return [path]
    try:
        with new_count(choices) as count:
            return list(count.split(path, -(-size // choices.part_bytes)))
    except kp.UnsupportedError:
        return [path]


def count_part(part: Part, choices: Choices) -> kp.Count:
    return new_count(choices).add(part)


# ------------------------------------------------------------------- on this machine


def name_of(part: Part) -> str:
    return part if isinstance(part, str) else f"{part.path}, bytes {part.begin} to {part.end}"


def result_of(done: Future, name: str) -> Any:
    """What a task gave, or what is wrong, with the name of what it worked on."""
    try:
        return done.result()
    except KilledWorker:
        raise NotCounted(f"{name}: one worker after another died while it counted this; they may need more memory") from None
    except CancelledError:
        raise NotCounted("the scheduler of the cluster went away") from None
    except ModuleNotFoundError as error:
        raise NotCounted(f"a worker has no Python package {error.name}; install it on all of them") from None
    except FileNotFoundError as error:
        raise NotCounted(f"{error.filename}: a worker finds no such file; all of them must see it under this name") from None
    except kp.KlantprofielError as error:
        raise NotCounted(str(error)) from None
    except OSError as error:
        raise NotCounted(f"{error.filename or name}: {error.strerror}") from None


def counts_of(client: Client, files: Sequence[str], choices: Choices) -> Iterator[kp.Count]:
    """Splits and counts, whatever a worker is free for, and gives the counts as they come."""
    splitting = [client.submit(parts_of, path, choices, pure=False) for path in files]
    # By their keys: a future that is held on to keeps its result on a worker.
    names = {future.key: path for future, path in zip(splitting, files)}
    to_split = set(names)
    work = as_completed(splitting)
    del splitting
    for done in work:
        result = result_of(done, names[done.key])
        if done.key not in to_split:
            yield result
            continue
        for part in result:
            counting = client.submit(count_part, part, choices, pure=False)
            names[counting.key] = name_of(part)
            work.add(counting)


def count_files(client: Client, files: Sequence[str], choices: Choices, tell: Callable[[int, int], None]) -> kp.Count:
    """Counts all of the files, and adds up. `tell` is told how many parts and records there were so far."""
    counts = counts_of(client, files, choices)
    total = next(counts)
    tell(1, total.records)
    for number, count in enumerate(counts, 2):
        total.merge(count)
        tell(number, total.records)
        # Each part keeps the limit by itself; it holds for the whole.
        if total.bins["unusable"] > choices.unusable:
            raise NotCounted(f"more than {choices.unusable} records cannot be read; where that is to be expected, raise --unusable")
    return total


def show_progress(parts: int, records: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{parts} parts, {records:,} records ", end="", file=sys.stderr)


def show_summary(count: kp.Count, table: kp.Dataset) -> None:
    notes = table.notes.warnings
    for note in notes[:NOTES]:
        place = "" if note.source is None else f"{note.source}:{note.line}: " if note.line else f"{note.source}: "
        print(f"{place}{note.severity}: {note.message} [{note.id}]", file=sys.stderr)
    if len(notes) > NOTES:
        print(f"and {len(notes) - NOTES} more like these", file=sys.stderr)
    for name, number in [("records", count.records), *count.bins.items()]:
        print(f"{name:22}{number:12}", file=sys.stderr)


def files_in(folder: str) -> list[str]:
    """The files of a folder by name, without those that are hidden, as kp.count() takes them."""
    with os.scandir(folder) as entries:
        names = sorted(entry.path for entry in entries if not entry.name.startswith(".") and not entry.is_dir())
    return [os.path.abspath(name) for name in names]


def connect(stack: contextlib.ExitStack, scheduler: str | None, workers: int | None) -> Client:
    """The cluster that is named, or one of processes on this machine."""
    if scheduler is None:
        # Processes of one thread each: one that dies takes no other task with it.
        cluster = stack.enter_context(LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None))
        return stack.enter_context(Client(cluster))
    try:
        return stack.enter_context(Client(scheduler, timeout=CONNECT_SECONDS))
    except (OSError, ValueError, asyncio.TimeoutError) as error:
        raise NotCounted(f"{scheduler}: no scheduler answers there: {error}") from None


def arguments() -> argparse.Namespace:
    assert __doc__ is not None
    head, _, rest = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(description=head, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER", help="with the extracts: CSV or XML, plain, or packed with gzip or zip")
    parser.add_argument("--date", required=True, help="the reference date, 2025-06-30")
    parser.add_argument("-o", "--output", metavar="FILE", help="the table, in the format of its extension; else CSV on standard output")
    parser.add_argument("--mapping", metavar="FILE", help="how the extracts name columns and words; see docs/count.md")
    parser.add_argument("--unique", metavar="KEY", help="count a client in several rows once, by the key in this file")
    parser.add_argument("--unusable", metavar="N", type=int, default=kp.default_limits()[UNUSABLE],
                        help="how many records may be such that cannot be read, of all extracts together (%(default)s)")
    parser.add_argument("--part-mib", metavar="N", type=int, default=256, help="a file is split into parts of so many MiB (%(default)s)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--scheduler", metavar="ADDRESS", help="a cluster that is there, tcp://head:8786")
    where.add_argument("--workers", metavar="N", type=int, help="how many processes of this machine count; one a processor")
    given = parser.parse_args()
    for name, least in (("part_mib", 1), ("workers", 1), ("unusable", 0)):
        value = getattr(given, name)
        if value is not None and value < least:
            parser.error(f"--{name.replace('_', '-')} is {value}, and {least} is the least")
    return given


def count_all(given: argparse.Namespace, files: Sequence[str], choices: Choices) -> kp.Count:
    # A date, a mapping or a key that is none is told before any worker starts.
    new_count(choices).close()
    with contextlib.ExitStack() as stack:
        client = connect(stack, given.scheduler, given.workers)
        total = count_files(client, files, choices, show_progress)
        if sys.stderr.isatty():
            print(file=sys.stderr)
        return total


def fail(message: object, status: int) -> int:
    print(f"dask_count.py: {message}", file=sys.stderr)
    return status


def main() -> int:
    given = arguments()
    full = {name: None if path is None else os.path.abspath(path) for name, path in (("mapping", given.mapping), ("key", given.unique))}
    choices = Choices(given.date, unusable=given.unusable, part_bytes=given.part_mib * MIB, **full)
    try:
        files = files_in(given.folder)
        if not files:
            return fail(f"{given.folder}: there is no file in this folder", NOT_COUNTED)
        total = count_all(given, files, choices)
        table = total.finish()
    except (NotCounted, kp.KlantprofielError) as error:
        return fail(error, NOT_COUNTED)
    except OSError as error:
        return fail(f"{error.filename}: {error.strerror}", NOT_COUNTED)
    show_summary(total, table)
    try:
        table.write(sys.stdout.buffer if given.output is None else given.output)
    except (kp.KlantprofielError, OSError) as error:
        return fail(error, NOT_WRITTEN)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
