# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Counting from extracts: what docs/count.md shows, merging, saving, threads, and what goes wrong."""

import contextlib
import gzip
import io
import os
import pathlib
import pickle
import shutil
import signal
import subprocess
import tempfile
import threading

import klantprofiel as kp
from klantprofiel import _klantprofiel as native
from support import BUILD, Q2_2025, SOURCE, Case

DATA = SOURCE / "examples" / "data"
GORINCHEM = DATA / "sonar-gorinchem-2025-q2.csv"
ODD, ODD_MAPPING = DATA / "odd-export.csv", DATA / "odd-mapping.txt"
DATE = "2025-06-30"
KEY = b"0123456789abcdef"
COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")

#: docs/count.md, with and without --unique.
CLIENTS = {"counted": 160, "unknown-municipality": 0, "unknown-indicering": 4, "sheltered": 4, "not-ticked": 4,
           "not-in-register": 4, "not-open": 12, "not-registered": 4, "unusable": 1, "repeated": 40}
#: Each row of the second extract that can be read is one more of a client.
CLIENTS_AND_ROWS = 233 - 1
ROWS = {**CLIENTS, "counted": 186, "not-open": 26, "repeated": 0}


def five(row):
    return tuple(row[name] for name in COUNTS)


def register_of(folder):
    """A register of all clients of the extract, as docs/count.md makes it."""
    path = pathlib.Path(folder) / "register.csv"
    lines = GORINCHEM.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(";".join(line.split(";")[:2]) for line in lines), encoding="utf-8")
    return path


class Endless:
    """The extract, over and over."""

    def __init__(self):
        head, _, self.rows = GORINCHEM.read_bytes().partition(b"\n")
        self.next = head + b"\n" + self.rows

    def read(self, size):
        given, self.next = self.next[:size], self.next[size:] or self.rows
        return given


class Table(Case):
    def test_the_table_of_the_documentation(self):
        ds = kp.count(GORINCHEM, date=DATE, unique=True)
        self.assertEqual(ds.editions, ("2025Q2",))
        self.assertEqual(
            {row.name: five(row) for row in ds.rows(level="municipality")},
            {"Gorinchem": (1, 21, 33, 9, 64), "Molenlanden": (1, 9, 18, 6, 34), "Vijfheerenlanden": (1, 17, 35, 9, 62)},
        )
        self.assertEqual([five(row) for row in ds.rows(level="region")], [(3, 47, 86, 24, 160)])
        self.assertIn("count.bins", [note.id for note in ds.notes])
        self.assertEqual([(note.line, note.severity) for note in ds.notes.filter(id="count.unusable")], [(133, "warning")])

    def test_every_kind_of_source_gives_the_same_table(self):
        data = GORINCHEM.read_bytes()
        wanted = [five(row) for row in kp.count(GORINCHEM, date=DATE)]
        with tempfile.TemporaryDirectory() as folder, open(GORINCHEM, "rb") as file:
            shutil.copy(GORINCHEM, folder)
            sources = {
                "path": str(GORINCHEM),
                "pathlib": GORINCHEM,
                "folder": folder,
                "bytes": data,
                "memoryview": memoryview(data),
                "packed": gzip.compress(data),
                "file": file,
                "BytesIO": io.BytesIO(data),
                "a list of one": [GORINCHEM],
                "a generator of bytes": (each for each in [data]),
            }
            for kind, source in sources.items():
                with self.subTest(kind):
                    self.assertEqual([five(row) for row in kp.count(source, date=DATE)], wanted)

    def test_mapping(self):
        as_dict = {}
        for line in ODD_MAPPING.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                ours, _, theirs = line.partition(" = ")
                as_dict[ours] = theirs
        for mapping in (ODD_MAPPING, str(ODD_MAPPING), ODD_MAPPING.read_bytes(), as_dict, {**as_dict, "delimiter": "|"}):
            with self.subTest(type(mapping).__name__):
                ds = kp.count(ODD, date=DATE, mapping=mapping)
                self.assertEqual(five(ds["Gorinchem"]), (1, 0, 0, 1, 2))
        short = {ours: theirs for ours, theirs in as_dict.items() if ours != "gemeentecode"}
        with self.assertRaisesRegex(kp.InputError, "'gemeentecode', which is needed"):
            kp.count(ODD, date=DATE, mapping=short)
        self.assertIn("gemeentecode", kp.count_columns())

    def test_a_register(self):
        with tempfile.TemporaryDirectory() as folder:
            register = register_of(folder)
            for given in (register, [register], [register, register]):
                region = kp.count(GORINCHEM, date=DATE, unique=True, register=given)[-1]
                self.assertEqual((region.total, region.register_total, region.known_percent), (164, 193, 85))

    def test_choices(self):
        self.assertEqual(kp.count(GORINCHEM, date=DATE, coverage="country")["Nederland"].total, 186)
        self.assertEqual(kp.count(GORINCHEM, date=DATE, unique=True, both="unknown")[-1].total, 149)
        self.assertEqual(kp.count(GORINCHEM, date=DATE, territory=kp.Territory(), threads=3)[-1].total, 186)

    def test_the_publication_comes_back(self):
        generator = BUILD / "examples" / "generate-extract"
        if not generator.is_file():
            self.skipTest("no extracts are generated here")
        with tempfile.TemporaryDirectory() as folder:
            extract = pathlib.Path(folder) / "extract.csv"
            # A program has the sanitizer inside it already.
            others = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
            command = [generator, DATA / "transparantie-2025-q2.txt", "-o", extract]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=others)
            wanted = {(row.level, row.region_number, row.municipality_code): five(row) for row in kp.read(Q2_2025)}
            with open(extract, "rb") as file:
                for source, unique in ((extract, True), (file, False)):
                    counted = kp.count(source, date=DATE, unique=unique)
                    got = {(row.level, row.region_number, row.municipality_code): five(row) for row in counted}
                    self.assertEqual(got, wanted)


class Counts(Case):
    def test_bins_and_tallies(self):
        for unique, wanted in ((True, CLIENTS), (False, ROWS)):
            with kp.Count(DATE, unique=unique) as count:
                self.assertEqual((count.date, count.records, count.clients()), (DATE, 0, 0))
                count.add(GORINCHEM)
                self.assertEqual(count.bins, wanted)
                self.assertEqual((count.records, sum(count.bins.values()), count.tally["records"]), (233, 233, 233))
                self.assertEqual(count.tally["both"], 11 if unique else 2)
                self.assertEqual(count.clients(), wanted["counted"])
                self.assertIn("233 records", repr(count))
            self.assertIn("closed", repr(count))

    def test_clients(self):
        count = kp.Count(DATE, unique=True).add(GORINCHEM)
        self.assertEqual([count.clients(group=group, missing=()) for group in ("municipal", "uwv", None)], [3, 86, 89])
        self.assertEqual(count.clients("GM0512"), 64)
        self.assertEqual(count.municipality_bins("GM0512")["counted"], 64)
        self.assertEqual((count.clients(""), count.clients("GM9999")), (0, 0))
        one = sum(count.clients(missing=part) for part in ("affinities", "sectors", "tasks"))
        two = sum(count.clients(missing=set(parts)) for parts in (("affinities", "sectors"), ("affinities", "tasks"),
                                                                  ("sectors", "tasks")))
        self.assertEqual(one + two + count.clients(missing=["affinities", "sectors", "tasks"]), 160 - 89)
        for call in (lambda: count.clients(group="others"), lambda: count.clients(missing="shoes")):
            with self.assertRaises(ValueError):
                call()

    def test_it_can_go_on_after_it_was_finished(self):
        count = kp.Count(DATE).add(GORINCHEM)
        first = count.finish()
        self.assertEqual(count.add(GORINCHEM).finish()[-1].total, 2 * first[-1].total)
        count.close()
        self.assertEqual(first[-1].total, 186)

    def test_words_are_set_before_records(self):
        count = kp.Count(DATE).set_words("uwv", ["WAJONG", "WW"]).set_column("status", "STATUS")
        self.assertEqual(count.add(GORINCHEM).records, 233)
        with self.assertRaises(kp.InvalidArgumentError):
            count.set_words("uwv", "WW")


class Merging(Case):
    def test_merge_and_plus(self):
        one, other = kp.Count(DATE).add(GORINCHEM), kp.Count(DATE).add(GORINCHEM)
        self.assertEqual((one + other).bins, {name: 2 * number for name, number in ROWS.items()})
        self.assertEqual(sum([one, other]).records, 466)
        self.assertEqual(one.bins, ROWS)
        one += other
        self.assertEqual(one.merge(other).records, 3 * 233)
        with self.assertRaises(ValueError):
            one.merge(one)
        with self.assertRaises(kp.ConflictError):
            one.merge(kp.Count("2025-03-31"))
        with self.assertRaises(TypeError):
            one + 1

    def test_clients_of_both_count_once(self):
        one, other = (kp.Count(DATE, unique=True, key=KEY).add(GORINCHEM) for _ in range(2))
        both = one + other
        self.assertEqual((both.clients(), both.bins["repeated"]), (160, 40 + CLIENTS_AND_ROWS))
        with self.assertRaises(kp.ConflictError):
            one.merge(kp.Count(DATE, unique=True, key=KEY[::-1]).add(GORINCHEM))
        with self.assertRaises(kp.ConflictError):
            kp.Count(DATE, unique=True).add(GORINCHEM) + kp.Count(DATE, unique=True).add(GORINCHEM)


class Splitting(Case):
    """More rows than the example has, with line ends between quotes, and one record that cannot be read."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "extract.csv"
        head, _, rows = GORINCHEM.read_text(encoding="utf-8").partition("\n")
        rows = rows.replace("; ", ";\n ")
        self.path.write_text(head + "\n" + rows * 20, encoding="utf-8")

    def test_ranges_add_up_to_the_whole(self):
        for how in ({}, {"unique": True, "key": KEY}):
            whole = kp.Count(DATE, **how).add(self.path)
            for parts in (1, 2, 7, 64):
                with self.subTest(how=how, parts=parts):
                    ranges = pickle.loads(pickle.dumps(kp.Count(DATE, **how).split(self.path, parts)))
                    self.assertEqual(len(ranges), parts)
                    self.assertEqual((ranges[0].begin, ranges[-1].end), (0, self.path.stat().st_size))
                    counts = [kp.Count(DATE, **how).add(part) for part in reversed(ranges)]
                    self.assertEqual(sum(counts).to_bytes(), whole.to_bytes())
            self.assertEqual(kp.Count(DATE, **how).add(ranges).to_bytes(), whole.to_bytes())
            self.assertEqual(kp.count(ranges, date=DATE, **how), whole.finish())

    def test_with_a_register(self):
        with tempfile.TemporaryDirectory() as folder:
            register = register_of(folder)

            def joined():
                return kp.Count(DATE, unique=True, key=KEY).register(register)

            ranges = joined().split(self.path, 5)
            self.assertEqual(sum(joined().add(part) for part in ranges).finish(), joined().add(self.path).finish())

    def test_fewer_records_than_parts(self):
        self.path.write_text("".join(GORINCHEM.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
        ranges = kp.Count(DATE).split(self.path, 1000)
        self.assertLessEqual(len(ranges), 4)
        self.assertEqual(kp.Count(DATE).add(ranges).records, 2)

    def test_what_cannot_be_split_says_so(self):
        packed = self.path.with_suffix(".csv.gz")
        packed.write_bytes(gzip.compress(self.path.read_bytes()))
        part = kp.Count(DATE).split(self.path, 3)[1]
        cases = {
            "packed": (lambda: kp.Count(DATE).split(packed, 2), kp.UnsupportedError),
            "a range of what is packed": (lambda: kp.Count(DATE).add(part._replace(path=packed)), kp.UnsupportedError),
            "no file": (lambda: kp.Count(DATE).split("/there is no such file", 2), FileNotFoundError),
            "no parts": (lambda: kp.Count(DATE).split(self.path, 0), kp.InvalidArgumentError),
            "parts without end": (lambda: kp.Count(DATE).split(self.path, 2**31 - 1), kp.InvalidArgumentError),
            "fewer than none": (lambda: kp.Count(DATE).split(self.path, -1), ValueError),
            "a column is missing": (lambda: kp.Count(DATE, mapping={"status": "s"}).split(self.path, 2), kp.InputError),
            "another file": (lambda: kp.Count(DATE).add(part._replace(begin=part.begin + 1)), kp.InvalidArgumentError),
            "a shorter file": (lambda: kp.Count(DATE).add(part._replace(end=1 << 40)), kp.InvalidArgumentError),
        }
        for name, (call, kind) in cases.items():
            with self.subTest(name), self.assertRaises(kind):
                call()

    def test_progress(self):
        def oops(*_):
            raise Oops

        seen = []
        ranges = kp.Count(DATE, progress=lambda done, total: seen.append((done, total))).split(self.path, 2)
        size = self.path.stat().st_size
        self.assertEqual(seen[-1], (size, size))
        for call in (lambda: kp.Count(DATE, progress=oops).split(self.path, 2), lambda: kp.Count(DATE, progress=oops).add(ranges)):
            with self.assertRaises(Oops):
                call()


class Saving(Case):
    def test_what_is_saved_is_loaded(self):
        count = kp.Count(DATE).add(GORINCHEM)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "gorinchem.count"
            count.save(path)
            with io.BytesIO() as file:
                count.save(file)
                self.assertEqual(file.getvalue(), path.read_bytes())
            self.assertEqual(count.to_bytes(), path.read_bytes())
            for source in (path, str(path), path.read_bytes()):
                loaded = kp.Count.load(source, date=DATE)
                self.assertEqual((loaded.bins, loaded.finish()), (ROWS, count.finish()))
            self.assertEqual(loaded.add(GORINCHEM).records, 466)
            with self.assertRaises(FileNotFoundError):
                kp.Count.load(path.with_suffix(".gone"))
            with self.assertRaises(kp.ConflictError):
                kp.Count.load(path, date="2025-03-31")
        with self.assertRaises(kp.InputError) as caught:
            kp.Count.load(count.to_bytes()[:-9], name="cut.count")
        self.assertEqual(caught.exception.source, "cut.count")

    def test_pickles(self):
        travelled = pickle.loads(pickle.dumps(kp.Count(DATE).add(GORINCHEM)))
        self.assertEqual((travelled.bins, travelled.add(GORINCHEM).records), (ROWS, 466))

        keyed = kp.Count(DATE, unique=True, key=KEY).add(GORINCHEM)
        self.assertNotIn(KEY, pickle.dumps(keyed))
        travelled = pickle.loads(pickle.dumps(keyed))
        self.assertEqual((travelled.bins, (travelled + keyed).clients()), (CLIENTS, 160))
        with self.assertRaises(kp.InvalidArgumentError):
            travelled.add(GORINCHEM)
        self.assertEqual(kp.Count.load(keyed.to_bytes(), key=KEY).add(GORINCHEM).clients(), 160)

        by_chance = pickle.loads(pickle.dumps(kp.Count(DATE, unique=True).add(GORINCHEM)))
        self.assertEqual(by_chance.finish()[-1].total, 160)
        with self.assertRaises(TypeError):
            pickle.dumps(kp.Count(DATE, territory=kp.Territory()))


class Failures(Case):
    def test_each_has_its_exception(self):
        columns = ",".join(kp.count_columns())
        numbers = "\n".join(f"{number},0512" + "," * (len(kp.count_columns()) - 2) for number in ["111222333"] * 200)
        no_dates = columns + "\n" + "\n".join(["x,0512,WW,ingeschreven,never"] * 3)
        cases = {
            "citizen service numbers": (lambda: kp.count(f"{columns}\n{numbers}".encode(), date=DATE), kp.PersonalDataError),
            "no date": (lambda: kp.count(b"", date="june"), kp.InvalidArgumentError),
            "no key": (lambda: kp.Count(DATE, unique=True, key=b"short"), kp.InvalidArgumentError),
            "a key of text": (lambda: kp.Count(DATE, unique=True, key="0123456789abcdef"), TypeError),
            "no choice": (lambda: kp.Count(DATE, both="all"), ValueError),
            "no coverage": (lambda: kp.Count(DATE, coverage="all"), ValueError),
            "too many threads": (lambda: kp.Count(DATE, threads=65), kp.InvalidArgumentError),
            "no extract": (lambda: kp.count(b"milk\nbread\n", date=DATE), kp.InputError),
            "no file": (lambda: kp.count("/there is no such file", date=DATE), FileNotFoundError),
            "one of several": (lambda: kp.count([GORINCHEM, "/there is no such file"], date=DATE), kp.InputOutputError),
            "no register": (lambda: kp.count(GORINCHEM, date=DATE, register="/there is no such file"), FileNotFoundError),
            "no mapping": (lambda: kp.Count(DATE, mapping="/there is no such file"), FileNotFoundError),
            "records": (lambda: kp.count(no_dates.encode(), date=DATE, limits={"unusable-records": 1}), kp.LimitError),
            "a number": (lambda: kp.count(3, date=DATE), TypeError),
            "numbers": (lambda: kp.count([3], date=DATE), TypeError),
            "no paths": (lambda: native.klp_count_files(kp.Count(DATE)._handle, [GORINCHEM, 3]), TypeError),
        }
        for name, (call, kind) in cases.items():
            with self.subTest(name), self.assertRaises(kind):
                call()

    def test_a_feed_that_fails_leaves_the_count_as_it_was(self):
        count = kp.Count(DATE).add(GORINCHEM)
        with self.assertRaises(kp.InputError):
            count.add(b"milk\nbread\n")
        self.assertEqual((count.bins, count.records), (ROWS, 233))

    def test_no_value_is_told(self):
        with self.assertRaises(kp.KlantprofielError) as caught:
            text = GORINCHEM.read_text(encoding="utf-8").replace("ingeschreven", "ingeschreven;secret")
            kp.count(text.encode(), date=DATE, limits={"unusable-records": 3})
        self.assertNotIn("secret", repr(caught.exception) + str(caught.exception.__dict__))

    def test_what_is_closed_says_so(self):
        count = kp.Count(DATE)
        count.close()
        for call in (lambda: count.add(GORINCHEM), lambda: count.bins, lambda: count.records, count.finish, count.to_bytes):
            with self.assertRaises(kp.ClosedError):
                call()

    def test_a_territory_lives_as_long_as_its_count(self):
        territory = kp.Territory()
        count = kp.Count(DATE, territory=territory)
        with self.assertRaises(kp.BusyError):
            territory.close()
        count.close()
        territory.close()
        count = kp.Count(DATE, territory=kp.Territory())
        self.assertEqual(count.add(GORINCHEM).finish()[-1].total, 186)


class Oops(Exception):
    pass


class Progress(Case):
    def test_it_is_told_how_far_the_work_is(self):
        seen = []
        count = kp.Count(DATE, progress=lambda done, total: seen.append((done, total, count.records)))
        count.add(GORINCHEM)
        size = GORINCHEM.stat().st_size
        self.assertEqual(seen[-1], (size, size, 233))

    def test_what_refers_to_its_count_is_not_lost(self):
        count = kp.Count(DATE, progress=lambda done, total: count.records)
        del count  # A circle: tearDown() counts the blocks after the collector has run.

    def test_a_bar(self):
        with contextlib.redirect_stderr(io.StringIO()) as shown:
            kp.count(GORINCHEM, date=DATE, progress=True)
        self.assertIn("100%", shown.getvalue())

    def test_true_cancels_and_what_is_raised_is_raised(self):
        def oops(*_):
            raise Oops

        with self.assertRaises(kp.CancelledError):
            kp.count(GORINCHEM, date=DATE, progress=lambda done, total: True)
        with self.assertRaises(Oops):
            kp.count(GORINCHEM, date=DATE, progress=oops)
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(Oops):
            kp.Count(DATE, progress=oops).register(register_of(folder))
        file = Endless()
        file.read = oops
        for threads in (1, 4):
            with self.assertRaises(Oops):
                kp.count(file, date=DATE, threads=threads)

    def test_what_is_fed_can_be_fed_and_nothing_else(self):
        refused = []

        def meddle(done, total):
            for call in (count.close, count.finish, lambda: count.bins, lambda: count.merge(kp.Count(DATE))):
                try:
                    call()
                except kp.BusyError:
                    refused.append(True)
            if count.records < 1000:
                count.add(GORINCHEM)

        count = kp.Count(DATE, progress=meddle)
        count.add(GORINCHEM)
        self.assertGreaterEqual(len(refused), 4)
        self.assertGreaterEqual(count.records, 1000)
        self.assertEqual(count.bins["counted"] * 233, 186 * count.records)

    def test_ctrl_c(self):
        before = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            for threads in (1, 2, 0):
                # One of the records that come over and over cannot be read, and the stream must not end by that.
                count = kp.Count(DATE, threads=threads, limits={"unusable-records": 1 << 60})
                signal.setitimer(signal.ITIMER_REAL, 0.05)
                with self.assertRaises(KeyboardInterrupt):
                    count.add(Endless())
                self.assertEqual((count.records, count.clients()), (0, 0))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


class Threads(Case):
    def feed_by(self, threads, count, feeds):
        """Feeds a count by several threads at once; what they raised."""
        raised, begin = [], threading.Barrier(threads)

        def work():
            begin.wait()
            for _ in range(feeds):
                try:
                    count.add(GORINCHEM)
                except Exception as error:
                    raised.append((threading.current_thread().name, error))

        workers = [threading.Thread(target=work, name=str(number)) for number in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return raised

    def test_several_feed_one_count(self):
        for unique in (False, True):
            count = kp.Count(DATE, unique=unique, threads=2)
            self.assertEqual(self.feed_by(4, count, 20), [])
            self.assertEqual(count.records, 80 * 233)
            self.assertEqual(count.clients(), 160 if unique else 80 * 186)

    def test_each_is_told_of_its_own_feed(self):
        def progress(done, total):
            if threading.current_thread().name == "1":
                raise Oops

        count = kp.Count(DATE, threads=2, progress=progress)
        raised = self.feed_by(3, count, 10)
        self.assertEqual([(name, type(error)) for name, error in raised], [("1", Oops)] * 10)
        self.assertEqual(count.records, 20 * 233)

    def test_others_run_while_it_counts(self):
        class Waiting(Endless):
            def read(self, size):
                begun.set()
                return b"" if ended.wait(20) else super().read(size)

        begun, ended, seen = threading.Event(), threading.Event(), []
        count = kp.Count(DATE)

        def other():
            begun.wait(20)
            for call in (count.finish, count.close):
                try:
                    call()
                except kp.BusyError:
                    seen.append(count.add(GORINCHEM).records)
            ended.set()

        thread = threading.Thread(target=other)
        thread.start()
        with contextlib.suppress(kp.InputError):  # A stream of nothing is no extract.
            count.add(Waiting())
        thread.join()
        self.assertEqual((seen[-1], count.records), (466, 466))
