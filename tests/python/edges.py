# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Calls every function of the module, and every function, method and attribute of the package, with what nobody should give.

    edges.py module|package LOG STEP      each argument in turn with each STEPth bad value, the others being good
    edges.py chance LOG SEED CALLS        so many calls of either by chance, every argument good or bad

An exception is the worst that may come of it. test_edges.py runs this in a process of its own; LOG has the call that is under way, so
that it is known when the process dies. Exceptions that tell of a mistake in the binding, and memory that is lost, end it.
"""

import ast
import gc
import inspect
import itertools
import os
import pathlib
import random
import re
import sys
import zlib

import edge_values
import klantprofiel as kp
from edge_values import EXTRACT, TABLE, World
from klantprofiel import _klantprofiel as native

SOURCE = pathlib.Path(os.environ["KLP_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "bindings" / "common"))
import headers  # noqa: E402

#: The length of a line of the log: each call is written over the one before.
LINE = 240

#: After so many members of the package, and so many calls by chance, it is seen whether anything was lost, which takes long.
BETWEEN_CHECKS, CALLS_BETWEEN_CHECKS = 20, 200

#: What changes the module itself, so that what comes after it would be another one.
NOT_CALLED = {"set_error_maker"}

#: What Python's classes have, and is the business of the binding.
DUNDERS = ("__len__", "__bool__", "__iter__", "__getitem__", "__contains__", "__eq__", "__hash__", "__copy__",
           "__deepcopy__", "__reduce__", "__add__", "__radd__", "__iadd__", "__enter__", "__exit__", "__repr__", "__arrow_c_schema__",
           "__arrow_c_stream__", "_repr_html_")

#: Good values of arguments that are not optional, by the names that the package has for them.
GOOD = {
    "source": TABLE, "date": "2025-06-30", "year": 2025, "text": "Rotterdam", "key": 0, "column": "total", "region": 22, "name": "Rotterdam",
    "number": 22, "code": "GM0599", "municipality": "GM0599", "list": "yes", "words": "JA", "mapping": {"words yes": "JA"},
    "rows": [{"level": "country", "total": 1}], "row": {"level": "country"}, "x_min": 0.0, "y_min": 0.0, "x_max": 1.0, "y_max": 1.0,
    "index": 0, "memo": {}, "kind": None, "error": None, "trace": None, "value": None,
}

bad_values = dict(edge_values.bad_values())
bad_files = dict(edge_values.bad_files())


class Log:
    """The call that is under way."""

    def __init__(self, path):
        self.file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self.calls = 0

    def __call__(self, said):
        self.calls += 1
        os.pwrite(self.file, said[:LINE].ljust(LINE).encode("ascii", "backslashreplace")[:LINE], 0)


def every(step, *begin):
    """A test whether the next value is one of every so many; where that begins differs by function and argument."""
    at = itertools.count(zlib.crc32(repr(begin).encode()))
    return lambda value: next(at) % step == 0


class Caller:
    """Makes calls, and a new world when the last one was spoilt."""

    def __init__(self, log):
        self.log = log
        self.world = World()
        self.last = "nothing"

    def again(self):
        """The world, whole."""
        self.world.mend()
        return self.world

    def check(self):
        """That nothing is lost."""
        self.world = World.now = None
        gc.collect()
        assert kp.memory_blocks() == 0, f"{kp.memory_blocks()} blocks are lost after {self.last}"
        self.world = World()

    def call(self, said, function, *given, **named):
        self.last = said
        self.log(said)
        World.now = self.world
        try:
            result = function(*given, **named)
            # What is made lazily is asked for, a little of it.
            if inspect.isgenerator(result) or hasattr(result, "__next__"):
                list(itertools.islice(result, 5))
            repr(result)
        except SystemError:
            raise
        except Exception as error:
            str(error)
        finally:
            World.now = None
            if "matplotlib.pyplot" in sys.modules:
                sys.modules["matplotlib.pyplot"].close("all")


# ------------------------------------------------------------------------------------------- the module


def fields_of(struct):
    """The names of the options in a struct."""
    text = (SOURCE / "bindings" / "common" / "fields.h").read_text(encoding="utf-8")
    return re.findall(rf"FIELD\({struct},\s*(\w+),", text)


class Module:
    """The functions of the module: their arguments are those of the stub, their options those of the headers."""

    def __init__(self):
        stub = SOURCE / "bindings" / "python" / "klantprofiel" / "_klantprofiel.pyi"
        self.declared = headers.Headers(SOURCE / "include").functions
        self.arguments = {}
        for node in ast.parse(stub.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name not in NOT_CALLED:
                self.arguments[node.name] = [(one.arg, ast.unparse(one.annotation)) for one in node.args.posonlyargs]
        assert len(self.arguments) > 200, "the stub has few functions"

    @staticmethod
    def handle(world, name):
        """What a parameter of that name takes."""
        whole = {"before": world.dataset, "after": world.later, "other": world.count}
        part = {"note": world.dataset.notes, "finding": world.findings, "proposal": world.repairs, "difference": world.differences,
                "cell": world.repairs[0].changes if len(world.repairs) else ()}
        if name in part:
            return part[name][0]._handle if len(part[name]) else None
        return (whole.get(name) or getattr(world, name))._handle

    def good(self, world, name, kind):
        if kind.startswith("Handle"):
            return self.handle(world, name)
        if kind.startswith("Callable"):
            return (lambda size: b"") if name == "read" else (lambda data: None)
        for begin, value in (("dict", {}), ("StrPath", "there is no such file"), ("BytesLike", TABLE), ("Sequence", []), ("float", 1.0),
                             ("str", "x"), ("int", 1), ("object", None)):
            if kind.startswith(begin):
                return value
        raise AssertionError(f"no good value is known for {name}: {kind}")

    def options(self, function):
        """The names that its table of options takes."""
        return [field for parameter in self.declared.get(function, headers.Function("", "", "", [], "")).parameters
                for field in fields_of(parameter.type.replace("const", "").strip(" *"))]

    def bad_ones(self, function, at):
        """Bad values for one argument, by name."""
        name, kind = self.arguments[function][at]
        if kind.startswith("Handle"):
            others = ("dataset", "findings", "repairs", "differences", "territory", "words", "count")
            yield from ((f"the handle of {other}", lambda world, other=other: self.handle(world, other)) for other in others)
        if kind.startswith("Callable"):
            yield from ((said, lambda world, make=make: getattr(make(), name)) for said, make in bad_files.items())
        if kind.startswith("dict"):
            for field, (said, make) in itertools.product(self.options(function), bad_values.items()):
                yield f"{{{field}: {said}}}", lambda world, field=field, make=make: {field: make()}
        yield from ((said, lambda world, make=make: make()) for said, make in bad_values.items())

    def each(self, caller, step):
        """Every function, with bad values in every place, and with another number of arguments."""
        for function, arguments in self.arguments.items():
            for at in range(len(arguments)):
                for bad in filter(every(step, function, at), self.bad_ones(function, at)):
                    self.attempt(caller, function, {at: bad})
            for said, make in filter(every(step, function), bad_values.items()):
                for count in {0, 1, len(arguments), len(arguments) + 1}:
                    caller.again()
                    caller.call(f"{function}, {count} times {said}", getattr(native, function), *[make() for _ in range(count)])
            caller.check()

    def attempt(self, caller, function, bad):
        """One call, of which the arguments in some places are bad."""
        world = caller.again()
        given = [self.good(world, *argument) for argument in self.arguments[function]]
        for at, (_, make) in bad.items():
            given[at] = make(world)
        told = ", ".join(f"{self.arguments[function][at][0]}: {said}" for at, (said, _) in bad.items())
        caller.call(f"{function}, {told}", getattr(native, function), *given)

    def one(self, caller, chance):
        function = chance.choice(list(self.arguments))
        places = [at for at in range(len(self.arguments[function])) if chance.random() < 0.5]
        self.attempt(caller, function, {at: chance.choice(list(self.bad_ones(function, at))) for at in places})


# ------------------------------------------------------------------------------------------ the package


#: One of each class that is not made of values alone.
INSTANCES = {
    "Dataset": lambda world: world.dataset,
    "Row": lambda world: world.dataset[0],
    "Notes": lambda world: world.dataset.notes,
    "Note": lambda world: world.dataset.notes[0],
    "Findings": lambda world: world.findings,
    "Finding": lambda world: world.findings[0],
    "Parts": lambda world: world.findings.errors,
    "Repairs": lambda world: world.repairs,
    "Proposal": lambda world: world.repairs[0],
    "Change": lambda world: world.repairs[0].changes[0],
    "Differences": lambda world: world.differences,
    "Difference": lambda world: world.differences[0],
    "Territory": lambda world: world.territory,
    "Words": lambda world: world.words,
    "Count": lambda world: world.count,
}


def parameters(function):
    """The names of its parameters, and whether each may be left out."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return {}
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return {name: one.default is not inspect.Parameter.empty for name, one in signature.parameters.items() if one.kind not in kinds}


class Package:
    """What the package shows: functions, classes, and the members of these."""

    def __init__(self):
        functions = {name: getattr(kp, name) for name in kp.__all__}
        missing = [name for name, one in functions.items() if inspect.isclass(one) and not issubclass(one, (tuple, BaseException))
                   and name not in INSTANCES]
        assert not missing, f"INSTANCES has none of {', '.join(missing)}"
        self.functions = {name: one for name, one in functions.items()
                          if inspect.isfunction(one) or inspect.isclass(one) and hasattr(one, "close")}
        self.members = [(kind, name) for kind in INSTANCES for name in dir(getattr(kp, kind))
                        if not name.startswith("_") or name in DUNDERS]

    def targets(self):
        yield from ((name, lambda world, one=one: one) for name, one in self.functions.items())
        for kind, name in self.members:
            yield f"{kind}.{name}", lambda world, kind=kind, name=name: getattr(INSTANCES[kind](world), name)

    def good(self, world, said, name):
        if name == "source" and ("count" in said.lower()):
            return EXTRACT if "load" not in said else world.count.to_bytes()
        special = {"after": world.later, "before": world.dataset, "other": world.fresh, "target": bad_files["a file that tries to use_again"]()}
        return special[name] if name in special else GOOD.get(name)

    def bad_ones(self, name):
        yield from bad_values.items()
        if name in ("source", "target"):
            yield from bad_files.items()

    def call(self, caller, said, find, bad):
        """A call with bad values for some parameters, by name; the others are good, or left out."""
        world = caller.again()
        told = ", ".join(f"{name}: {value}" for name, (value, _) in bad.items())
        caller.log(f"{said} is asked for")
        try:
            World.now = world
            found = find(world)
        except kp.KlantprofielError:
            return
        finally:
            World.now = None
        named = {name: self.good(world, said, name) for name, optional in parameters(found).items() if not optional} if callable(found) else {}
        named.update((name, make()) for name, (_, make) in bad.items())
        if callable(found):
            positional = [named.pop(name) for name in list(named) if said.startswith("_") or "__" in said or name == "size"]
            caller.call(f"{said}({told})", found, *positional, **named)
        else:
            caller.call(said, repr, found)

    def each(self, caller, step):
        for at, (said, find) in enumerate(self.targets()):
            self.call(caller, said, find, {})
            for name in self.names(caller, find):
                for value in filter(every(step, said, name), self.bad_ones(name)):
                    self.call(caller, said, find, {name: value})
            self.closed(caller, said, find)
            if at % BETWEEN_CHECKS == 0:
                caller.check()

    def names(self, caller, find):
        """The parameters of what is found; none where it cannot be called."""
        found = find(caller.again())
        return list(parameters(found)) if callable(found) else []

    def closed(self, caller, said, find):
        """The same of what is closed."""
        world = caller.again()
        try:
            found = find(world)
        except kp.KlantprofielError:
            found = None
        world.close()
        if callable(found):
            given = {name: self.good(caller.world, said, name) if name not in ("source",) else b"" for name, optional in parameters(found).items()
                     if not optional and name not in ("target",)}
            caller.call(f"{said} of what was closed", found, *given.values())
        caller.call(f"{said} is asked of what was closed", find, world)

    def one(self, caller, chance):
        said, find = chance.choice(list(self.targets()))
        names = [name for name in self.names(caller, find) if chance.random() < 0.4]
        self.call(caller, said, find, {name: chance.choice(list(self.bad_ones(name))) for name in names})


def main():
    mode, log = sys.argv[1], Log(sys.argv[2])
    caller = Caller(log)
    if mode == "chance":
        seed, calls = int(sys.argv[3]), int(sys.argv[4])
        chance = random.Random(seed)
        kinds = (Module(), Package())
        for at in range(calls):
            chance.choice(kinds).one(caller, chance)
            if at % CALLS_BETWEEN_CHECKS == 0:
                caller.check()
    else:
        {"module": Module, "package": Package}[mode]().each(caller, int(sys.argv[3]))
    caller.check()
    print(f"{log.calls} calls")


if __name__ == "__main__":
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        # A progress that is true shows a bar.
        sys.stderr, shown = nowhere, sys.stderr
        try:
            main()
        finally:
            sys.stderr = shown
