# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The notebooks of examples/ are run in a kernel, as a user runs them, and give what they should."""

import ast
import asyncio
import importlib.util
import json
import logging
import os
import pathlib
import shutil
import sys
import tempfile
import unittest
import unittest.mock
import warnings

from support import FIXTURES, Q2_2025, SOURCE

NOTEBOOKS = SOURCE / "examples" / "notebooks"
DATA = SOURCE / "examples" / "data"
MISSING = [name for name in ("nbclient", "ipykernel", "pandas", "matplotlib") if importlib.util.find_spec(name) is None]
#: A kernel under a sanitizer would be one of Python, and not of what is ours.
SANITIZED = "LD_PRELOAD" in os.environ
SECONDS = 120

PICTURE = "image/png"
TABLE = "text/html"

#: What each cell gives, by its notebook and its id: a value, or the kind of what is shown.
EXPECTED = {
    "document-to-chart": {
        "three-lines": PICTURE,
        "table": TABLE,
        "total": 190973,
        "check": TABLE,
        "shares": {"Groot Amsterdam": 0.3845, "Haaglanden": 0.3864, "Drechtsteden": 0.4139},
        "country": [0.5296, 0.1595, 0.7699],
    },
    "two-editions": {
        "read": (3911, 4944),
        "differences": TABLE,
        "moved": ["Cranendonck ging van regio 33 Zuidoost-Brabant naar regio 34 Midden-Limburg op 1 januari 2018"],
        "totals": (3785, 4944, 1159, -126),
        "municipalities": TABLE,
        "chart": PICTURE,
        "rijnmond": {"2023Q2": (14247, 0.532), "2025Q2": (15337, 0.489)},
    },
    "damaged-table": {
        "read": (None, 33, 681, 1780, 1417),
        "errors": TABLE,
        "repair": "row slid by one column); confirmed by 72% of 5.431\n",
        "changes": [
            ("municipal_profile", None, 33, "row slid by one column"),
            ("municipal_no_profile", 33, 681, "row slid by one column"),
            ("uwv_profile", 681, 1780, "row slid by one column"),
            ("uwv_no_profile", 1780, 1417, "row slid by one column"),
            ("total", 1417, 3911, "row slid by one column"),
        ],
        "after": (3911, 72.0, 72.0, 0),
        "trail": TABLE,
        "ambiguous": [("ambiguous", False, 3)],
    },
    "count-from-extract": {
        "count": TABLE,
        "rows": {"Gorinchem": 64, "Molenlanden": 34, "Vijfheerenlanden": 62},
        "bins": {"counted": 160, "unknown-indicering": 4, "sheltered": 4, "not-ticked": 4, "not-in-register": 4, "not-open": 12,
                 "not-registered": 4, "unusable": 1, "repeated": 40},
        "adds-up": True,
        "missing": {"": 89, "affinities": 2, "sectors": 2, "tasks": 9, "affinities and sectors and tasks": 30},
        "chart": PICTURE,
        "share": (0.5563, 0),
        "apart": (466, 148),
    },
}

#: The document that a user has as a PDF.
DOCUMENT = "transparantie-2025-q2.txt"
FROM_PDF = "from a PDF"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


class Committed(unittest.TestCase):
    def test_each_has_its_expectations(self):
        self.assertEqual({path.stem for path in NOTEBOOKS.glob("*.ipynb")}, set(EXPECTED))

    def test_they_are_committed_as_they_are_before_they_run(self):
        for path in NOTEBOOKS.glob("*.ipynb"):
            book = read(path)
            self.assertIn("SPDX-License-Identifier: EUPL-1.2", book["metadata"]["licence"], path.name)
            self.assertEqual((book["nbformat"], book["nbformat_minor"]), (4, 5), path.name)
            for cell in book["cells"]:
                with self.subTest(path.stem, cell=cell["id"]):
                    self.assertEqual((cell["metadata"], cell.get("outputs", []), cell.get("execution_count")), ({}, [], None))

    def test_each_code_cell_is_expected_to_give_something(self):
        for name, expected in EXPECTED.items():
            cells = read(NOTEBOOKS / f"{name}.ipynb")["cells"]
            self.assertEqual([cell["id"] for cell in cells if cell["cell_type"] == "code"], list(expected), name)

    def test_their_data_are_those_of_the_tests(self):
        for here, there in {"zuidoost-brabant.md": "zuidoost-brabant.md", "rijnmond-2023-q2.txt": "rijnmond-2023q2.txt"}.items():
            self.assertEqual((DATA / here).read_bytes(), (FIXTURES / there).read_bytes(), here)


def outputs(cell):
    """What a cell shows: by its kind, the last of each, and text in "stream"."""
    shown = {}
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            shown[output["name"]] = shown.get(output["name"], "") + output["text"]
        else:
            shown.update(output["data"])
    return shown


def make_pdf(folder):
    """The name of a PDF of the publication; None where none can be made or taken apart."""
    if importlib.util.find_spec("cairo") is None or shutil.which("pdftotext") is None:
        return None
    sys.path.insert(0, str(SOURCE / "tests" / "read" / "pdf"))
    import on_cairo
    import publication

    on_cairo.draw(folder / "transparantie.pdf", publication.publication(Q2_2025, regions=None), on_cairo.Style())
    return "transparantie.pdf"


async def run(books, folder):
    """The notebooks with their outputs, each of a kernel of its own; or what it raised."""
    import nbclient
    import nbformat

    def client(book):
        book = nbformat.reads(json.dumps(book), as_version=4)
        nbformat.validate(book)
        return nbclient.NotebookClient(book, timeout=SECONDS, startup_timeout=SECONDS, kernel_name="this",
                                       resources={"metadata": {"path": str(folder)}})

    return await asyncio.gather(*(client(book).async_execute() for book in books), return_exceptions=True)


@unittest.skipIf(MISSING, f"not installed: {', '.join(MISSING)}")
@unittest.skipIf(SANITIZED, "kernels are not run under a sanitizer")
class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        shutil.copytree(NOTEBOOKS, cls.folder / "notebooks")
        shutil.copytree(DATA, cls.folder / "data")
        # The Python that runs this test, whichever others have a kernel, and pictures in the notebook.
        kernel = cls.folder / "kernels" / "this"
        kernel.mkdir(parents=True)
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        (kernel / "kernel.json").write_text(json.dumps({"argv": command, "display_name": "this", "language": "python"}))
        changed = {"JUPYTER_PATH": str(cls.folder), "JUPYTER_PLATFORM_DIRS": "1", "IPYTHONDIR": str(cls.folder / "ipython"),
                   "HOME": str(cls.folder), "PYTHONWARNINGS": "ignore", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        patched = unittest.mock.patch.dict(os.environ, changed)
        patched.start()
        cls.addClassCleanup(patched.stop)
        os.environ.pop("MPLBACKEND", None)

        books = {name: read(NOTEBOOKS / f"{name}.ipynb") for name in EXPECTED}
        pdf = make_pdf(cls.folder / "data")
        if pdf is not None:
            first = (NOTEBOOKS / "document-to-chart.ipynb").read_text(encoding="utf-8")
            assert DOCUMENT in first
            books[FROM_PDF] = json.loads(first.replace(DOCUMENT, pdf))
        # What Jupyter's own modules warn of is theirs, and how long its threads wait.
        logging.getLogger("asyncio").setLevel(logging.ERROR)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cls.done = dict(zip(books, asyncio.run(run(books.values(), cls.folder / "notebooks"), debug=False)))

    def expect(self, name, expected):
        book = self.done[name]
        if isinstance(book, BaseException):
            self.fail(f"{name}: {book}")
        for cell in book["cells"]:
            if cell["cell_type"] != "code":
                continue
            shown, wanted = outputs(cell), expected[cell["id"]]
            with self.subTest(name, cell=cell["id"]):
                self.assertNotIn("stderr", shown)
                if wanted in (PICTURE, TABLE):
                    self.assertGreater(len(shown.get(wanted, "")), 100, shown)
                elif isinstance(wanted, str):
                    self.assertTrue(shown.get("stdout", "").endswith(wanted), shown)
                else:
                    self.assertEqual(ast.literal_eval(shown["text/plain"]), wanted)

    def test_they_are_written_as_jupyter_writes_them(self):
        import nbformat

        for path in NOTEBOOKS.glob("*.ipynb"):
            text = path.read_text(encoding="utf-8")
            self.assertEqual(nbformat.writes(nbformat.reads(text, as_version=4)) + "\n", text, path.name)

    def test_as_they_are(self):
        for name, expected in EXPECTED.items():
            self.expect(name, expected)

    def test_the_same_lines_take_a_pdf(self):
        if FROM_PDF not in self.done:
            self.skipTest("no PDF can be made or read: python3-cairo or pdftotext is not installed")
        self.expect(FROM_PDF, EXPECTED["document-to-chart"])
