# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""When the library's memory runs out, at whatever moment: MemoryError, and nothing is lost."""

import ctypes
import gc
import unittest

import klantprofiel as kp
from support import BUILD, SOURCE, Case

TABLE = b"""edition,level,region_number,municipality_code,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total
2025Q2,region,22,,1,2,3,4,10
2025Q2,municipality,22,GM0599,1,2,3,4,11
2025Q2,municipality,22,GM0606,n.b.,2,3,4,9
"""

EXTRACT = b"""client_id,gemeentecode,indicering,status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak,affiniteiten,beroepssectoren,taaksoort_01
a,0512,WW,ingeschreven,2025-01-01,,J,J,dieren,zorg,J
a,0512,BIJSTAND,ingeschreven,2025-01-01,,J,J,,,
b,0512,WW
"""

GORINCHEM = SOURCE / "examples" / "data" / "sonar-gorinchem-2025-q2.csv"
LIBRARY = BUILD / "lib" / "libklantprofiel.so.1"
ALLOCATE = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
REALLOCATE = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)

DATE, KEY = "2025-06-30", b"0123456789abcdef"

#: More than any of the calls below allocates; and how many Python objects may come and go in between.
MOST = 5000


class Allocator(ctypes.Structure):
    """klp_allocator"""

    _fields_ = [
        ("struct_size", ctypes.c_size_t),
        ("allocate", ALLOCATE),
        ("reallocate", REALLOCATE),
        ("release", RELEASE),
        ("context", ctypes.c_void_p),
    ]


class Failing:
    """Gives memory of the C library, but for the nth time that it is asked; 0 for always."""

    def __init__(self):
        libc = ctypes.CDLL(None)
        libc.malloc.restype = libc.realloc.restype = ctypes.c_void_p
        libc.malloc.argtypes = [ctypes.c_size_t]
        libc.realloc.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        libc.free.argtypes = [ctypes.c_void_p]
        self.left = 0
        self.failed = False
        self.allocator = Allocator(
            ctypes.sizeof(Allocator),
            ALLOCATE(lambda context, size: None if self.fails() else libc.malloc(size)),
            REALLOCATE(lambda context, block, size: None if self.fails() else libc.realloc(block, size)),
            RELEASE(lambda context, block: libc.free(block)),
            None,
        )

    def fails(self):
        self.left -= 1
        self.failed = self.failed or self.left == 0
        return self.left == 0


@unittest.skipUnless(LIBRARY.is_file(), "the module has the library inside it")
class OutOfMemory(Case):
    def setUp(self):
        super().setUp()
        self.assertEqual(kp.memory_blocks(), 0)
        self.library = ctypes.CDLL(str(LIBRARY))
        self.failing = Failing()
        self.assertEqual(self.library.klp_allocator_set(ctypes.byref(self.failing.allocator), None), 0)

    def tearDown(self):
        gc.collect()
        self.assertEqual(self.library.klp_allocator_set(None, None), 0)
        super().tearDown()

    def fail_each(self, name, call):
        """Fails the 1st, 2nd, ... allocation of a call until it succeeds."""
        blocks = kp.memory_blocks()
        for number in range(1, MOST):
            self.failing.left, self.failing.failed = number, False
            try:
                call()
            except MemoryError as error:
                self.assertTrue(self.failing.failed, (name, number))
                self.assertIsInstance(error, kp.OutOfMemoryError)
            finally:
                self.failing.left = 0
            self.assertEqual(kp.memory_blocks(), blocks, (name, number))
            if not self.failing.failed:
                self.assertGreater(number, 1, name)
                return
        self.fail(f"{name} never succeeds")

    def test_every_verb(self):
        ds = kp.read(TABLE)
        ds.__arrow_c_stream__()  # Counts who has the columns from here on.
        saved = kp.Count(DATE, unique=True, key=KEY).add(EXTRACT).to_bytes()
        calls = {
            "Dataset": kp.Dataset,
            "Count": lambda: kp.Count(DATE, unique=True, territory=kp.Territory(), threads=1).close(),
            "count": lambda: kp.count(EXTRACT, date=DATE, unique=True, key=KEY, threads=1, mapping={"words no": "NEE"}),
            "count files": lambda: kp.count([GORINCHEM, GORINCHEM], date=DATE, threads=1),
            "save": lambda: kp.Count.load(saved).to_bytes(),
            "merge": lambda: kp.Count.load(saved).merge(kp.Count.load(saved)),
            "Territory": kp.Territory,
            "Words": kp.Words,
            "read": lambda: kp.read(TABLE),
            "validate": ds.validate,
            "repair": ds.repair,
            "aggregate": lambda: ds.aggregate("region", partial=True, totals="computed"),
            "diff": lambda: ds.diff(ds),
            "select": ds.select,
            "write": ds.to_bytes,
            "schema": ds.__arrow_c_schema__,
            "stream": ds.__arrow_c_stream__,
        }
        for name, call in calls.items():
            with self.subTest(name):
                self.fail_each(name, call)
        del ds, calls
