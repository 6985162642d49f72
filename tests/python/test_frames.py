# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables that leave the library: pandas, numpy, buffers, and Arrow's capsules read by nothing but their specification."""

import ctypes
import gc
import importlib.util
import unittest

import klantprofiel as kp
from support import Q2_2025, RIJNMOND_2023, Case

try:
    import numpy
    import pandas
except ImportError:
    numpy = pandas = None


class Schema(ctypes.Structure):
    """struct ArrowSchema, as it is published."""


class Array(ctypes.Structure):
    """struct ArrowArray, likewise."""


class Stream(ctypes.Structure):
    """struct ArrowArrayStream, likewise."""


Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))),
    ("private_data", ctypes.c_void_p),
]
Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))),
    ("private_data", ctypes.c_void_p),
]
Stream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))),
    ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.POINTER(Stream))),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))),
    ("private_data", ctypes.c_void_p),
]

pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
pointer_of.restype = ctypes.c_void_p
pointer_of.argtypes = [ctypes.py_object, ctypes.c_char_p]


class Arrow(Case):
    def test_a_stream_in_a_capsule(self):
        ds = kp.read(Q2_2025)
        capsule = ds.__arrow_c_stream__()
        totals = [row.total for row in ds]
        ds.close()
        stream = Stream.from_address(pointer_of(capsule, b"arrow_array_stream"))
        schema, array, end = Schema(), Array(), Array()
        self.assertEqual(stream.get_schema(stream, schema), 0)
        self.assertEqual(stream.get_next(stream, array), 0)
        self.assertEqual(stream.get_next(stream, end), 0)
        self.assertFalse(end.release)
        names = [schema.children[i].contents.name.decode() for i in range(schema.n_children)]
        self.assertEqual(names[:2], ["edition", "level"])
        total = array.children[names.index("total")].contents
        values = ctypes.cast(total.buffers[1], ctypes.POINTER(ctypes.c_int64))
        self.assertEqual([values[i] for i in range(total.length)], totals)
        schema.release(schema)
        array.release(array)

    def test_capsules_that_nobody_takes_are_given_back(self):
        ds = kp.read(Q2_2025)
        ds.__arrow_c_schema__(), ds.__arrow_c_stream__(), ds.__arrow_c_stream__(None)

    def test_a_schema_in_a_capsule(self):
        capsule = kp.Dataset().__arrow_c_schema__()
        schema = Schema.from_address(pointer_of(capsule, b"arrow_schema"))
        self.assertEqual(schema.format, b"+s")


    @unittest.skipIf(importlib.util.find_spec("pyarrow") is None, "pyarrow is not installed")
    def test_pyarrow_reads_it(self):
        import pyarrow

        ds = kp.read([RIJNMOND_2023, Q2_2025])
        table = pyarrow.table(ds)
        table.validate(full=True)
        self.assertEqual({name: cells for name, cells in table.to_pydict().items() if name in ds.columns}, ds.to_dict())

    @unittest.skipIf(importlib.util.find_spec("polars") is None, "polars is not installed")
    def test_polars_reads_it(self):
        import polars

        ds = kp.read([RIJNMOND_2023, Q2_2025])
        frame = polars.DataFrame(ds)
        for column, cells in ds.to_dict().items():
            self.assertEqual(frame[column].to_list(), cells, column)


class Buffers(Case):
    def test_a_column_as_it_lies_in_memory(self):
        ds = kp.read(Q2_2025)
        view = ds.buffer("total")
        self.assertEqual((view.format, view.shape, view.readonly), ("q", (378,), True))
        self.assertEqual(view.tolist(), [row.total for row in ds])
        ds.add(level="country", total=1)
        ds.close()
        self.assertEqual(view[0], 190973)
        with self.assertRaises(TypeError):
            view[0] = 1

    def test_what_a_buffer_cannot_say(self):
        ds = kp.read(Q2_2025)
        for column, kind in (("register_total", ValueError), ("edition", ValueError), ("profile_share", ValueError),
                             ("shoe_size", KeyError), (None, KeyError)):
            with self.subTest(column), self.assertRaises(kind):
                ds.buffer(column)


@unittest.skipIf(pandas is None, "pandas is not installed")
class Frames(Case):
    def test_every_cell(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025])
        cases = {"read": ds, "indicators": ds.aggregate(indicators=True), "province": ds.aggregate("province", partial=True),
                 "printed": kp.read(Q2_2025.read_bytes().replace(b",190973,", b",n.b.,")), "empty": kp.Dataset()}
        for name, each in cases.items():
            frame = each.to_pandas()
            self.assertEqual(len(frame), len(each))
            self.assertEqual(tuple(frame.columns[: len(each.columns)]), each.columns)
            for column, cells in each.to_dict().items():
                shown = [None if pandas.isna(cell) else cell for cell in frame[column].tolist()]
                with self.subTest((name, column)):
                    self.assertEqual(shown, cells)
        printed = cases["printed"].to_pandas()
        self.assertEqual(printed["total_printed"].dropna().tolist(), ["n.b."])

    def test_types(self):
        frame = kp.read([Q2_2025, RIJNMOND_2023]).to_pandas()
        self.assertEqual(str(frame["total"].dtype), "Int64")
        self.assertEqual(str(frame["known_percent"].dtype), "float64")
        self.assertEqual(frame["level"].cat.categories.tolist(), ["country", "province", "region", "municipality"])
        self.assertEqual(frame["edition"].cat.categories.tolist(), ["2023Q2", "2025Q2"])
        self.assertTrue(frame["edition"].cat.ordered and frame["level"].cat.ordered)
        self.assertLess(frame["edition"].iloc[-1], frame["edition"].iloc[0])
        self.assertEqual(frame.loc[frame["level"] == "country", "total"].sum(), 190973)

    def test_a_frame_is_the_callers_own(self):
        ds = kp.read(Q2_2025)
        frame = ds.to_pandas()
        frame.loc[0, "total"] = 1
        frame.loc[0, "known_percent"] = 1.5
        self.assertEqual(ds[0].total, 190973)

    def test_quarters_as_index(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025])
        ds.add(level="country", total=1)
        frame = ds.to_pandas(index="edition")
        self.assertIsInstance(frame.index, pandas.PeriodIndex)
        self.assertEqual(str(frame.index[0]), "2023Q2")
        self.assertTrue(pandas.isna(frame.index[-1]))
        self.assertNotIn("edition", frame.columns)
        with self.assertRaises(ValueError):
            ds.to_pandas(index="total")

    def test_findings_and_the_like(self):
        ds = kp.read(Q2_2025)
        self.assertEqual(ds.validate().to_pandas()["imbalance"].tolist(), [18])
        self.assertEqual(ds.validate().errors.to_pandas().shape[0], 0)
        self.assertIn("message", ds.validate().errors.to_pandas().columns)
        self.assertGreater(len(kp.read(RIJNMOND_2023).diff(ds.region(22), boundaries=2025).to_pandas()), 10)

    def test_numpy_takes_buffers_without_copying(self):
        view = kp.read(Q2_2025).buffer("total")
        array = numpy.asarray(view)
        self.assertEqual(array.sum(), sum(view))
        self.assertFalse(array.flags.writeable)
        del view
        gc.collect()
        self.assertEqual(array[0], 190973)
