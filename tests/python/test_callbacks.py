# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Progress, files, threads, and Ctrl-C."""

import contextlib
import importlib.util
import io
import signal
import subprocess
import sys
import threading
import time

import klantprofiel as kp
from support import Q2_2025, RIJNMOND_2023, SOURCE, Case


class Oops(Exception):
    pass


def raise_oops(*_):
    raise Oops


EDITIONS = 60


def many_editions():
    """The publication under the names of many editions, so that work on it lasts."""
    head, _, rows = kp.read(Q2_2025).to_bytes("csv").decode().partition("\n")
    return (head + "\n" + "".join(rows.replace("2025Q2", f"{2000 + at}Q1") for at in range(EDITIONS))).encode()


class Progress(Case):
    def setUp(self):
        super().setUp()
        self.ds = kp.read(Q2_2025)
        self.verbs = {
            "read": lambda progress: kp.read(Q2_2025, progress=progress),
            "validate": lambda progress: self.ds.validate(progress=progress),
            "repair": lambda progress: self.ds.repair(progress=progress),
            "aggregate": lambda progress: self.ds.aggregate(progress=progress),
            "diff": lambda progress: self.ds.diff(self.ds, progress=progress),
            "write": lambda progress: self.ds.write(io.BytesIO(), progress=progress),
        }

    def tearDown(self):
        del self.ds, self.verbs
        super().tearDown()

    def test_it_is_told_how_far_the_work_is(self):
        for name, verb in self.verbs.items():
            with self.subTest(name):
                seen = []
                verb(lambda done, total: seen.append((done, total)))
                self.assertTrue(seen)
                self.assertEqual(seen, sorted(seen, key=lambda pair: pair[0]))

    def test_what_it_raises_is_raised(self):
        for name, verb in self.verbs.items():
            with self.subTest(name), self.assertRaises(Oops):
                verb(raise_oops)

    def test_true_cancels(self):
        for name, verb in self.verbs.items():
            with self.subTest(name), self.assertRaises(kp.CancelledError):
                verb(lambda done, total: True)

    def test_a_bar(self):
        with contextlib.redirect_stderr(io.StringIO()) as shown:
            self.ds.validate(progress=True)
        self.assertIn("100%", shown.getvalue())

    def test_what_works_cannot_be_closed_or_changed_from_within(self):
        def close(done, total):
            self.ds.close()

        def add(done, total):
            self.ds.add(level="country")

        for name, verb in self.verbs.items():
            if name != "read":
                for meddle in (close, add):
                    with self.subTest((name, meddle.__name__)), self.assertRaises(kp.BusyError):
                        verb(meddle)
        into = kp.Dataset()
        for meddle in (into.close, into.validate, lambda: into.read(RIJNMOND_2023), lambda: len(into)):
            with self.assertRaises(kp.BusyError):
                into.read(Q2_2025, progress=lambda done, total: meddle())
        self.assertEqual(len(into), 0)

    def test_reading_from_within_is_fine(self):
        seen = []
        self.ds.validate(progress=lambda done, total: seen.append((len(self.ds), self.ds["Rotterdam"].total)))
        self.assertEqual(set(seen), {(378, 8202)})

    def test_a_callback_may_do_the_whole_work_again(self):
        inner = []
        self.ds.aggregate(progress=lambda done, total: inner.append(len(self.ds.aggregate("province"))))
        self.assertEqual(set(inner), {12})

    def test_what_is_lent_may_change_meanwhile(self):
        options = {"assume_edition": "2018" + "Q2", "progress": None}
        from klantprofiel import _klantprofiel as native

        options["progress"] = lambda done, total: options.clear()
        ds = kp.Dataset()
        native.klp_parse_file(ds._handle, str(Q2_2025), options)
        self.assertEqual(options, {})


class Files(Case):
    def test_read_may_raise(self):
        class Broken:
            def read(self, size):
                raise Oops

        with self.assertRaises(Oops):
            kp.read(Broken())

    def test_read_may_give_what_it_should_not(self):
        for given, kind in (("text", TypeError), (None, BlockingIOError), (b"x" * 10**7, ValueError), (3, TypeError)):

            class Odd:
                def read(self, size, given=given):
                    return given

            with self.subTest(repr(given)[:20]), self.assertRaises(kind):
                kp.read(Odd())

    def test_write_may_raise_or_take_little(self):
        class Slow:
            def __init__(self):
                self.data = bytearray()

            def write(self, data):
                self.data += data[:1000]
                return min(len(data), 1000)

        ds = kp.read(Q2_2025)
        slow = Slow()
        ds.write(slow)
        self.assertEqual(bytes(slow.data), ds.to_bytes())

        for answer in (0, -1, 10**9, 10**30):
            slow.write = lambda data, answer=answer: answer
            with self.subTest(answer), self.assertRaises((OSError, OverflowError)):
                ds.write(slow)
        slow.write = raise_oops
        with self.assertRaises(Oops):
            ds.write(slow)
        with self.assertRaises(TypeError):
            ds.write(io.StringIO())

    def test_a_closed_file(self):
        file = io.BytesIO()
        file.close()
        with self.assertRaises(ValueError):
            kp.read(file)
        with self.assertRaises(ValueError):
            kp.Dataset().write(file)


class Threads(Case):
    def test_eight_threads_share_one_dataset_and_read_their_own(self):
        shared = kp.read(Q2_2025)
        wanted = shared.aggregate(indicators=True)
        wrong = []

        def work():
            try:
                for _ in range(3):
                    own = kp.read(Q2_2025)
                    same = own == shared and shared.aggregate(indicators=True) == wanted
                    if not same or shared["Rotterdam"].total != 8202 or len(shared.validate()) != 1:
                        wrong.append("another result")
            except BaseException as error:
                wrong.append(error)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def in_threads(self, count, work):
        """Runs work(number) in so many threads at once; what they raise is raised here."""
        start, raised = threading.Barrier(count), []

        def run(number):
            start.wait()
            try:
                work(number)
            except BaseException as error:
                raised.append(error)

        threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for error in raised:
            raise error

    def test_eight_threads_do_everything_with_one_dataset(self):
        shared = kp.read([Q2_2025, RIJNMOND_2023])
        uses = {
            "iterate": lambda ds: [(row.name, row.total, row.uwv_profile) for row in ds],
            "find": lambda ds: [ds[name, "2025Q2"].total for name in ("Rotterdam", "Den Haag", "Zuid-Limburg")],
            "validate": lambda ds: ds.validate().to_records(),
            "repair": lambda ds: ds.repair().dataset.to_bytes("json"),
            "aggregate": lambda ds: ds.aggregate("province", indicators=True).to_records(),
            "diff": lambda ds: ds.select(edition="2023Q2").diff(ds.select(edition="2025Q2")).to_text(),
            "write": lambda ds: (ds.to_bytes("xml"), ds.to_bytes("csv")),
            "to_dict": kp.Dataset.to_dict,
            "buffer": lambda ds: bytes(ds.buffer("total")),
            "notes": lambda ds: ds.notes.to_records(),
        }
        if importlib.util.find_spec("pandas") is not None:
            uses["to_pandas"] = lambda ds: ds.to_pandas().to_csv()
        own = kp.read([Q2_2025, RIJNMOND_2023])
        wanted = {name: use(own) for name, use in uses.items()}
        made = [{} for _ in range(8)]

        def work(number):
            # Each begins elsewhere, so that different things are done at once.
            names = list(uses)
            for name in names[number:] + names[:number]:
                made[number][name] = uses[name](shared)
            made[number]["read"] = kp.read([Q2_2025, RIJNMOND_2023]) == own

        self.in_threads(8, work)
        for number in range(8):
            for name in uses:
                with self.subTest(name, thread=number):
                    self.assertEqual(made[number][name], wanted[name])
            self.assertTrue(made[number]["read"])

    def test_closing_what_others_use_is_an_exception_or_theirs_is(self):
        for turn in range(10):
            ds = kp.read(Q2_2025)
            row, findings, closed = ds["Rotterdam"], ds.validate(), threading.Event()
            uses = (ds.validate, lambda: row.total, ds.aggregate, lambda: list(ds)[-1].total, ds.to_bytes, ds.__arrow_c_stream__,
                    ds.to_records, findings.to_records)

            def close(turn=turn, closed=closed, both=(ds, findings)):
                time.sleep(0.002 * turn)
                while not closed.is_set():
                    with contextlib.suppress(kp.BusyError):
                        for one in both:
                            one.close()
                        closed.set()

            def use(number, uses=uses, closed=closed):
                for at in range(10):
                    with contextlib.suppress(kp.ClosedError):
                        uses[(number + at) % len(uses)]()
                closed.wait()
                for one in uses:
                    with self.assertRaises(kp.ClosedError):
                        one()

            self.in_threads(8, lambda number, close=close, use=use: close() if number == 0 else use(number))
            self.assertEqual(kp.memory_blocks(), 0)

    def test_reading_what_others_add_to(self):
        ds = kp.read(RIJNMOND_2023)
        rows = len(ds)

        def work(number):
            for _ in range(200):
                try:
                    if number == 0:
                        ds.add(level="municipality", municipality_code="GM0014", total=5)
                    else:
                        # What is there stays where it is, and what is new is whole.
                        totals, last = ds.to_dict()["total"], ds[-1]
                        self.assertEqual((totals[0], ds["Rotterdam"].total), (171, 7595))
                        self.assertIn(last.total, (5, 14247))
                except kp.BusyError:
                    pass

        self.in_threads(8, work)
        self.assertGreater(len(ds), rows)
        self.assertEqual([row.total for row in ds][rows:], [5] * (len(ds) - rows))

    def test_python_may_end_while_threads_work(self):
        program = """
import pathlib, sys, threading, time
import klantprofiel as kp

table, extract = (pathlib.Path(path).read_bytes() for path in sys.argv[1:])
ds, count, begun = kp.read(table), kp.Count("2025-06-30", progress=lambda done, total: None), threading.Event()
works = (lambda: kp.read(table, progress=lambda done, total: begun.set()), ds.validate, ds.repair, ds.to_bytes, lambda: count.add(extract))

def work(one):
    while True:
        one()

for one in works:
    threading.Thread(target=work, args=(one,), daemon=True).start()
begun.wait()
time.sleep(0.05)
"""
        extract = SOURCE / "examples" / "data" / "sonar-gorinchem-2025-q2.csv"
        done = subprocess.run([sys.executable, "-X", "dev", "-c", program, str(Q2_2025), str(extract)], capture_output=True, text=True,
                              timeout=120, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_others_run_while_the_library_works(self):
        large, ended, ticks = many_editions(), threading.Event(), []

        def tick():
            while not ended.is_set():
                ticks.append(time.perf_counter())
                time.sleep(0.0005)

        ds = kp.read(large)
        thread = threading.Thread(target=tick)
        thread.start()
        try:
            for name, verb in {"read": lambda: kp.read(large), "validate": ds.validate, "repair": ds.repair,
                               "aggregate": ds.aggregate, "write": ds.to_bytes, "arrow": ds.__arrow_c_stream__}.items():
                # At its beginning and end a call is in Python. One in the midst of which somebody else ran is enough.
                for _ in range(200):
                    start = time.perf_counter()
                    verb()
                    end = time.perf_counter()
                    fifth = (end - start) / 5
                    if any(start + fifth < at < end - fifth for at in list(ticks)):
                        break
                else:
                    self.fail(f"nobody else ran during {name}")
        finally:
            ended.set()
            thread.join()


class CtrlC(Case):
    def test_it_ends_the_work(self):
        ds = kp.read(Q2_2025)
        for name, verb in {"read": lambda: kp.read(Q2_2025), "validate": ds.validate, "repair": ds.repair,
                           "aggregate": ds.aggregate, "write": lambda: ds.write(io.BytesIO())}.items():
            before = signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                with self.subTest(name), self.assertRaises(KeyboardInterrupt):
                    timer = threading.Timer(0.02, signal.raise_signal, [signal.SIGINT])
                    timer.start()
                    until = time.monotonic() + 20
                    while time.monotonic() < until:
                        verb()
            finally:
                timer.join()
                signal.signal(signal.SIGINT, before)

    def test_it_is_seen_inside_a_call(self):
        large, into, inside = many_editions(), kp.Dataset(), []

        def handler(number, frame):
            # Only while a call uses the dataset is it closed to others.
            try:
                len(into)
            except kp.BusyError:
                inside.append(True)
            raise KeyboardInterrupt

        before = signal.signal(signal.SIGALRM, handler)
        try:
            for _ in range(50):
                signal.setitimer(signal.ITIMER_REAL, 0.01)
                try:
                    into.read(large)
                    signal.setitimer(signal.ITIMER_REAL, 0)
                except KeyboardInterrupt:
                    if inside:
                        break
            self.assertTrue(inside)
            self.assertEqual(len(into) % (378 * EDITIONS), 0, "nothing half-done is left behind")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def test_a_progress_callback_that_is_interrupted(self):
        def progress(done, total):
            signal.raise_signal(signal.SIGINT)

        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with self.assertRaises(KeyboardInterrupt):
                kp.read(Q2_2025, progress=progress)
        finally:
            signal.signal(signal.SIGINT, before)
