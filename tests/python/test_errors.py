# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong: exceptions with a place, closed things, and values that nobody should give."""

import contextlib
import copy
import inspect
import io
import os
import pathlib
import pickle
import tempfile

import klantprofiel as kp
from klantprofiel import _klantprofiel as native
from klantprofiel._errors import family, make
from support import Q2_2025, RIJNMOND_2023, Case


class Exceptions(Case):
    def test_a_family_for_each_status(self):
        cases = {
            native.KLP_INVALID_ARGUMENT: (kp.InvalidArgumentError, ValueError),
            native.KLP_OUT_OF_MEMORY: (kp.OutOfMemoryError, MemoryError),
            native.KLP_IO: (kp.InputOutputError, OSError),
            native.KLP_CANCELLED: (kp.CancelledError, kp.KlantprofielError),
            native.KLP_FORMAT: (kp.InputError, kp.KlantprofielError),
            native.KLP_CONFLICT: (kp.ConflictError, kp.KlantprofielError),
            native.KLP_OVERFLOW: (kp.CountOverflowError, OverflowError),
            native.KLP_NO_PROGRAM: (kp.UnsupportedError, kp.KlantprofielError),
            native.KLP_PERSONAL_DATA: (kp.PersonalDataError, kp.InputError),
            native.KLP_LIMIT_DEPTH: (kp.LimitError, kp.KlantprofielError),
            90: (kp.KlantprofielError, Exception),
        }
        for code, (kind, also) in cases.items():
            with self.subTest(code):
                self.assertIs(family(code), kind)
                self.assertTrue(issubclass(kind, also))

    def test_every_status_has_a_family(self):
        for name in dir(native):
            code = getattr(native, name)
            if isinstance(code, int) and native.klp_status_name(code % 1000) == name and code != native.KLP_OK:
                with self.subTest(name):
                    self.assertIsNot(family(code), kp.KlantprofielError)

    def test_the_place_is_told(self):
        broken = b'<?xml version="1.0"?>\n<dataset xmlns="urn:klantprofiel:dataset:1">\n<row\n</dataset>\n'
        with self.assertRaises(kp.InputError) as caught:
            kp.read(broken, name="broken.xml", format="xml")
        error = caught.exception
        self.assertEqual((error.name, error.code, error.source), ("KLP_FORMAT", native.KLP_FORMAT, "broken.xml"))
        self.assertIsInstance(error.line, int)
        self.assertIn(f"broken.xml:{error.line}", str(error))
        self.assertIn(error.message, str(error))

    def test_files_fail_as_files_do(self):
        with tempfile.TemporaryDirectory() as folder:
            missing = os.path.join(folder, "missing.csv")
            for call in (lambda: kp.read(missing), lambda: kp.read(pathlib.Path(missing)), lambda: kp.Territory().load(missing)):
                with self.assertRaises(FileNotFoundError) as caught:
                    call()
                self.assertIsInstance(caught.exception, kp.KlantprofielError)
                self.assertEqual((caught.exception.errno, caught.exception.filename), (2, missing))
            with self.assertRaises(OSError):
                kp.Dataset().write(os.path.join(folder, "no", "such", "folder.csv"))

    def test_exceptions_travel(self):
        for error in (make(6, "broken", "a.csv", 1, 2, 3, 4), make(3, "gone", None, 0, 0, 0, 0)):
            for made in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
                self.assertEqual((type(made), str(made), made.__dict__), (type(error), str(error), error.__dict__))
        with self.assertRaises(FileNotFoundError) as caught:
            kp.read("/there is no such file")
        made = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((type(made), made.errno, str(made)), (kp.FileMissingError, 2, str(caught.exception)))


class Closing(Case):
    def test_what_is_closed_says_so(self):
        ds = kp.read(Q2_2025)
        row, findings, repairs, differences = ds["Rotterdam"], ds.validate(), ds.repair(), ds.diff(ds)
        finding, note_of = findings[0], ds.notes
        self.assertEqual(row.total, 8202)
        ds.close()
        ds.close()
        cases = {
            "length": lambda: len(ds),
            "a cell that was asked before": lambda: row.total,
            "a cell": lambda: row.uwv_profile,
            "iteration": lambda: list(ds),
            "a name": lambda: ds["Rotterdam"],
            "validation": ds.validate,
            "writing": lambda: ds.write(io.BytesIO()),
            "adding": lambda: ds.add(level="country"),
            "reading": lambda: ds.read(Q2_2025),
            "comparing": lambda: kp.Dataset().diff(ds),
            "copying": ds.copy,
            "equality": lambda: ds == kp.Dataset(),
        }
        for name, call in cases.items():
            with self.subTest(name), self.assertRaises(kp.ClosedError):
                call()
        self.assertEqual(len(note_of), 0)
        self.assertIn("closed", repr(ds))
        # Findings and the like stand on their own.
        self.assertEqual(finding.rule, "country.unplaced")
        for part in (findings, repairs, differences):
            part.close()
            self.assertTrue(part.closed)
            self.assertIn("closed", repr(part))
        with self.assertRaises(kp.ClosedError):
            finding.message

    def test_with_closes(self):
        with kp.read(Q2_2025) as ds, ds.validate() as findings, kp.Territory() as territory, kp.Words() as words:
            self.assertFalse(ds.closed or findings.closed or territory.closed or words.closed)
        self.assertTrue(ds.closed and findings.closed and territory.closed and words.closed)

    def test_parts_keep_what_they_belong_to(self):
        finding = kp.read(Q2_2025).validate()[0]
        self.assertEqual(finding.rule, "country.unplaced")
        notes = kp.read(Q2_2025).diff(kp.read(Q2_2025)).notes
        self.assertEqual(notes.to_records(), [])
        with self.assertRaises(TypeError):
            finding._handle.close()

    def test_handles_are_not_made_by_callers(self):
        with self.assertRaises(TypeError):
            native.Handle()
        with self.assertRaises(TypeError):
            pickle.dumps(kp.Dataset()._handle)


STRANGE = (None, True, 0, -1, 2**31, 2**63, 2**64, 10**40, 1.5, float("nan"), "", "a\0b", "\ud800", "x" * 100000, b"", b"\0", [],
           {}, {"x": 1}, (), object(), kp, type)


class Meanwhile(Case):
    """What is given may do something itself when it is asked, or be changed while it is read."""

    MORE = b"edition,level,municipality_code,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total\n\
2025Q2,municipality,GM0014,1,2,3,1,7\n"

    def test_what_looks_at_the_dataset_before_it_grows(self):
        ds = kp.read(RIJNMOND_2023)
        seen = []

        class Looks:
            @property
            def read(self):
                seen.append((ds.to_dict(), ds[-1].total, ds["Rotterdam"]))
                return io.BytesIO(Meanwhile.MORE).read

        ds.read(Looks())
        self.assertTrue(seen)
        self.assertEqual((ds[-1].total, ds[-1]["total"], ds["GM0014"].total, len(ds.to_dict()["total"])), (7, 7, 7, len(ds)))

    def test_bytes_that_are_written_while_they_are_read(self):
        before = Q2_2025.read_bytes()
        for make in (lambda data: data, memoryview):
            data = bytearray(before)

            def overwrite(done, total, data=data):
                data[:] = b"\xff" * len(data)

            self.assertEqual(kp.read(make(data), progress=overwrite), kp.read(before))
            self.assertEqual(data[0], 0xff)

    def test_a_path_is_never_taken_for_the_number_of_an_open_file(self):
        with tempfile.TemporaryFile() as file:
            class Both:
                def __fspath__(self):
                    return "there is no such file"

                def __index__(self):
                    return file.fileno()

            with self.assertRaises(FileNotFoundError):
                kp.read(Both())
            os.fstat(file.fileno())

    def test_a_maker_of_exceptions_that_sets_another_one(self):
        class Maker:
            def __call__(self, *said):
                native.set_error_maker(make)
                return KeyError("made")

        native.set_error_maker(Maker())
        with self.assertRaises(KeyError):
            native.klp_count_load_memory(b"", None, None)
        with self.assertRaises(kp.InputError):
            native.klp_count_load_memory(b"", None, None)

    def test_a_maker_of_exceptions_that_makes_none(self):
        self.addCleanup(native.set_error_maker, make)

        def refuse(*said):
            raise ZeroDivisionError

        for maker, kind in ((lambda *said: 3, TypeError), (lambda *said: ValueError, TypeError), (lambda: None, TypeError),
                            (refuse, ZeroDivisionError)):
            native.set_error_maker(maker)
            for failing in (lambda: native.klp_count_load_memory(b"", None, None), lambda: native.klp_dataset_rows(closed)):
                closed = native.klp_dataset_new()
                closed.close()
                with self.assertRaises(kind):
                    failing()
        for value in (None, 3, "make"):
            with self.assertRaises(TypeError):
                native.set_error_maker(value)


class Strange(Case):
    """Whatever is given, an exception is the worst that comes of it. test_edges.py goes on with this."""

    def test_a_dataset_is_not_made_of_a_path(self):
        with self.assertRaisesRegex(TypeError, r"read\(\)"):
            kp.Dataset("transparantie-2025-q2.pdf")

    def test_more_suggestions_than_there_can_be(self):
        territory = kp.Territory()
        self.assertEqual([found.name for found in territory.suggest("Rotterdan", 2025, 1000)][0], "Rotterdam")
        for number in (-1, 2**31 - 2, 2**40):
            with self.subTest(number), self.assertRaises(ValueError):
                territory.suggest("Rotterdan", 2025, number)

    def test_the_module_itself(self):
        ds = kp.read(Q2_2025)
        own = {"set_error_maker"}
        handles = [ds._handle, ds.validate()._handle, kp.Territory()._handle, kp.Words()._handle,
                   kp.Count("2025-06-30")._handle]
        for name in dir(native):
            function = getattr(native, name)
            if not callable(function) or name in own or inspect.isclass(function):
                continue
            for value in (*STRANGE, *handles):
                for count in range(6):
                    try:
                        function(*[value] * count)
                    except Exception as error:
                        self.assertNotIsInstance(error, SystemError, (name, value))
            for handle in handles:
                for value in STRANGE:
                    for count in range(1, 5):
                        try:
                            function(handle, *[value] * count)
                        except Exception as error:
                            self.assertNotIsInstance(error, SystemError, (name, value))

    def test_arguments_of_the_package(self):
        ds = kp.read(Q2_2025)
        calls = (
            kp.read,
            lambda value: kp.read(b"x", edition=value),
            lambda value: kp.read(b"x", limits=value),
            lambda value: kp.read(b"x", limits={"rows": value}),
            lambda value: kp.read(b"x", limits={value: 1}),
            lambda value: kp.read(b"x", progress=value),
            lambda value: kp.read(b"x", territory=value),
            lambda value: kp.read(b"x", pdftotext=value),
            lambda value: ds[value],
            ds.rows,
            ds.region,
            ds.aggregate,
            lambda value: ds.aggregate(boundaries=value),
            lambda value: ds.aggregate(base_edition=value, indicators=True),
            lambda value: ds.validate(language=value),
            lambda value: ds.repair(accept=value),
            ds.diff,
            lambda value: ds.diff(ds, by=value),
            lambda value: ds.select(region_number=value),
            lambda value: ds.select(municipality_code=value),
            lambda value: ds.write(io.BytesIO(), format=value),
            lambda value: ds.validate().write(io.BytesIO(), at_least=value),
            lambda value: kp.Dataset().add(value),
            lambda value: kp.Dataset().add(total=value),
            lambda value: kp.Dataset().add(edition=value),
            lambda value: kp.Dataset().add(known_percent=value),
            lambda value: kp.Words().add_page(value, value),
            lambda value: kp.Territory().suggest("x", 2025, value),
            lambda value: kp.Territory().municipalities(value),
            lambda value: ds.to_bytes(value),
            kp.Count,
            lambda value: kp.count(value, date="2025-06-30"),
            lambda value: kp.Count("2025-06-30", key=value, unique=True),
            lambda value: kp.Count("2025-06-30", threads=value),
            lambda value: kp.Count("2025-06-30", mapping=value),
            lambda value: kp.Count("2025-06-30").register(value),
            lambda value: kp.Count("2025-06-30").clients(value, missing=value),
            lambda value: kp.Count("2025-06-30").set_words(value, value),
            lambda value: kp.Count("2025-06-30").merge(value),
            lambda value: kp.Count("2025-06-30").save(value) if isinstance(value, (list, dict)) else None,
            kp.Count.load,
        )
        for number, call in enumerate(calls):
            for value in STRANGE:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    try:
                        call(value)
                    except Exception as error:
                        self.assertNotIsInstance(error, SystemError, (number, value))
