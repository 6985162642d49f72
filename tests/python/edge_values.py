# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What nobody should give, for edges.py: each value by a name, made anew for each call, as it may close what it is given to."""

import array
import io
import itertools

import klantprofiel as kp

TABLE = b"""edition,level,region_number,municipality_code,municipal_profile,municipal_no_profile,uwv_profile,uwv_no_profile,total
2025Q2,region,22,,1,2,3,4,10
2025Q2,municipality,22,GM0599,1,2,3,4,11
2025Q2,municipality,22,GM0606,n.b.,2,3,4,9
"""

EXTRACT = b"""client_id,gemeentecode,indicering,status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak,affiniteiten,beroepssectoren,taaksoort_01
a,0512,WW,ingeschreven,2025-01-01,,J,J,dieren,zorg,J
b,0599,BIJSTAND,ingeschreven,2025-01-01,,J,J,,,
"""


class Oops(Exception):
    """What a callback raises."""


class World:
    """One of everything that has a handle, each made when it is asked for, and again when it was closed."""

    #: The one that evil values act upon.
    now = None

    MAKERS = {
        "dataset": lambda world: kp.read(TABLE),
        "later": lambda world: kp.read(TABLE.replace(b"2025Q2", b"2026Q1").replace(b",10", b",17")),
        "findings": lambda world: world.dataset.validate(),
        "repairs": lambda world: world.dataset.repair(),
        "differences": lambda world: world.dataset.diff(world.later),
        "territory": lambda world: kp.Territory(),
        "words": lambda world: kp.Words(),
        "count": lambda world: kp.Count("2025-06-30", threads=1).add(EXTRACT),
        "fresh": lambda world: kp.Count("2025-06-30", threads=1),
    }

    def __getattr__(self, name):
        if name not in self.MAKERS:
            raise AttributeError(name)
        made = self.MAKERS[name](self)
        setattr(self, name, made)
        return made

    def mend(self):
        """Forgets what was closed, and datasets that grew."""
        for name, one in list(vars(self).items()):
            if one.closed or name in ("dataset", "later") and len(one) != ROWS:
                delattr(self, name)

    def close(self):
        """Closes what is not in use."""
        for one in list(vars(self).values()):
            try:
                one.close()
            except kp.BusyError:
                pass

    def use_again(self):
        """Reads, changes and feeds what is there; a call that has it in its hands makes that an exception."""
        for name in list(vars(self)):
            for use in USES[name]:
                try:
                    use(getattr(self, name))
                except kp.KlantprofielError:
                    pass


#: Rows of the table.
ROWS = 3

USES = {
    "dataset": (kp.Dataset.to_dict, lambda one: one.read(TABLE), lambda one: one.aggregate()),
    "later": (kp.Dataset.to_bytes, lambda one: one.add(level="country")),
    "findings": (list, repr, lambda one: one.to_text()),
    "repairs": (repr, lambda one: one.changes),
    "differences": (repr, lambda one: one.totals_after),
    "territory": (lambda one: one.years, lambda one: one.load(b"x")),
    "words": (lambda one: one.add_page(1, 1),),
    "count": (lambda one: one.add(EXTRACT), kp.Count.finish, kp.Count.to_bytes),
    "fresh": (lambda one: one.records, lambda one: one.set_words("yes", "JA")),
}


def refuse(world):
    raise Oops


def close(world):
    world.close()


def close_and_use(world):
    world.close()
    world.use_again()


def use_again(world):
    world.use_again()


DEEDS = (refuse, close, close_and_use, use_again)

#: What Python may ask of a value that is given, and what it hears.
ANSWERS = {
    "__fspath__": "x.csv", "__index__": 1, "__int__": 1, "__float__": 1.0, "__str__": "x", "__repr__": "x", "__bool__": True,
    "__len__": 1, "__hash__": 1, "__eq__": True, "__call__": None, "__iter__": iter(()), "__getitem__": "x", "__contains__": True,
    "__lt__": True, "__add__": 1, "__buffer__": memoryview(b"x"), "read": b"", "write": None, "keys": ("x",), "items": (),
    "casefold": "x", "name": "x", "decode": "x",
}


def evil_class(deed, base=object):
    """A class whose values do something to the world whatever they are asked."""
    def method(answer):
        def asked(self, *given, **named):
            if World.now is not None:
                world, World.now = World.now, None  # Once in a call.
                try:
                    deed(world)
                finally:
                    World.now = world
            return answer
        return asked

    inherited = () if base is object else ("__len__", "__hash__", "__index__", "__int__", "__float__", "__bool__", "__buffer__")
    methods = {name: method(answer) for name, answer in ANSWERS.items() if name not in inherited or base is object}
    return type(f"Evil{base.__name__.title()}", (base,), methods)


def a_list_in_itself():
    made = []
    made.append(made)
    return made


PLAIN = {
    "None": None, "True": True, "0": 0, "1": 1, "-1": -1, "2**31-1": 2**31 - 1, "2**31": 2**31, "-2**31": -(2**31), "2**63": 2**63,
    "-2**63": -(2**63), "2**64-1": 2**64 - 1, "2**64": 2**64, "10**40": 10**40, "1.5": 1.5, "nan": float("nan"), "inf": float("inf"),
    "-1e308": -1e308, "complex": 1j, "no text": "", "a zero in a text": "a\0b", "a lone surrogate": "\ud800",
    "a byte as a surrogate": "\udcff", "a long text": "x" * 100_000, "beyond 16 bits": "\U0001f600", "no bytes": b"", "a zero": b"\0",
    "bytes": b"\xff\xfe", "a table": TABLE, "an extract": EXTRACT, "not bytes in a row": memoryview(b"abcdef")[::2],
    "wide values": memoryview(array.array("d", [1.0])), "object": object(), "a module": kp, "a class": type, "a function": len,
    "...": ..., "NotImplemented": NotImplemented, "an exception": ValueError("x"), "a range": range(3), "a slice": slice(None, None, -1),
    "a tuple": ("GM0599", "2025Q2"), "nothing in a tuple": (), "a pair of None": (None, None),
}

MADE = {
    "a list": list, "a list in itself": a_list_in_itself, "a dict": dict, "a dict of x": lambda: {"x": 1},
    "a dict of None": lambda: {None: None}, "a dict of 1": lambda: {1: 1}, "a set": lambda: {1, 2}, "a generator": lambda: (x for x in ()),
    "paths that are none": lambda: ["a\0b", None, 3], "bytearray": lambda: bytearray(TABLE), "a file": lambda: io.BytesIO(TABLE),
    "a file of text": io.StringIO, "a closed file": lambda: closed(io.BytesIO()), "closed Dataset": lambda: closed(kp.Dataset()),
    "closed handle": lambda: closed(kp.Dataset())._handle, "closed Territory": lambda: closed(kp.Territory()),
    "an unmade Dataset": lambda: kp.Dataset.__new__(kp.Dataset), "a Territory": kp.Territory, "a Count": lambda: kp.Count("2025-06-30"),
    "a Dataset": kp.Dataset, "Words": kp.Words, "a capsule": lambda: kp.Dataset().__arrow_c_schema__(),
    "a buffer": lambda: kp.read(TABLE).buffer("total"),
}


def closed(one):
    one.close()
    return one


def bad_values():
    """Every value as (name, function that makes it)."""
    for name, value in PLAIN.items():
        yield name, lambda value=value: value
    yield from MADE.items()
    for deed, base in itertools.product(DEEDS, (object, str, int, bytes, dict, list)):
        made = evil_class(deed, base)
        yield f"{base.__name__} that tries to {deed.__name__}", made
    for deed in DEEDS:
        yield f"a function that tries to {deed.__name__}", lambda deed=deed: callback(deed, None)
    for answer in ("text", None, 3, -1, 10**40, b"x" * 10**6, object()):
        yield f"a function that says {repr(answer)[:20]}", lambda answer=answer: callback(lambda world: None, answer)


def callback(deed, answer):
    """A progress, a read() or a write(): the first call does the deed."""
    left = [deed]

    def called(*given, **named):
        if left and World.now is not None:
            left.pop()(World.now)
        return answer

    return called


def bad_files():
    """Files as (name, function that makes one), which misbehave in the midst of their work."""
    for deed in DEEDS:
        yield f"a file that tries to {deed.__name__}", lambda deed=deed: File(deed)


class File:
    """Gives a table and takes what it is given, and does something bad on the way."""

    def __init__(self, deed):
        self.data = io.BytesIO(TABLE)
        self.deed = deed

    def read(self, size):
        self.deed(World.now)
        return self.data.read(min(size, 50))

    def write(self, data):
        self.deed(World.now)
        return min(len(data), 50)
