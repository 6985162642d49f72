# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The table in Python: rows, look-ups, verbs, copies."""

import copy
import io
import pathlib
import pickle
import tempfile
import zipfile

import klantprofiel as kp
from support import Q2_2025, RIJNMOND_2023, ZUIDOOST_BRABANT, Case, TwoEditions


COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")


class Reading(Case):
    def test_every_kind_of_source_gives_the_same_table(self):
        data = Q2_2025.read_bytes()
        wanted = kp.read(Q2_2025)
        with open(Q2_2025, "rb") as file, open(Q2_2025, "rb", buffering=0) as raw:
            sources = {
                "path": str(Q2_2025),
                "pathlib": Q2_2025,
                "bytes": data,
                "bytearray": bytearray(data),
                "memoryview": memoryview(data),
                "BytesIO": io.BytesIO(data),
                "file": file,
                "file without a buffer": raw,
                "a list of one": [Q2_2025],
                "a generator": (path for path in [Q2_2025]),
            }
            for kind, source in sources.items():
                with self.subTest(kind):
                    self.assertEqual(kp.read(source), wanted)

    def test_several_documents_become_one_series(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025])
        self.assertEqual(ds.editions, ("2023Q2", "2025Q2"))
        self.assertEqual(kp.read(RIJNMOND_2023).read(Q2_2025), ds)

    def test_a_folder_stands_for_its_files(self):
        with tempfile.TemporaryDirectory() as folder:
            there = pathlib.Path(folder)
            (there / "a.csv").write_bytes(Q2_2025.read_bytes())
            (there / ".hidden.csv").write_text("nothing")
            (there / "inner").mkdir()
            self.assertEqual(len(kp.read(there)), len(kp.read(Q2_2025)))
            (there / "shopping.txt").write_text("milk\nbread\n")
            with self.assertWarnsRegex(kp.SkippedWarning, "shopping.txt"):
                kp.read(folder)

    def test_a_folder_without_the_publication_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(kp.InputError) as caught:
            kp.read(folder)
        self.assertEqual((caught.exception.name, caught.exception.source), ("KLP_NO_TABLE", folder))

    def test_options_arrive(self):
        text = ZUIDOOST_BRABANT.read_bytes()
        ds = kp.read(text, edition="2018Q2", name="typed over", format="markdown")
        self.assertEqual((ds.editions, ds[0].source), (("2018Q2",), "typed over"))
        with self.assertRaises(kp.LimitError) as caught:
            kp.read(Q2_2025, limits={"rows": 10})
        self.assertEqual(caught.exception.name, "KLP_LIMIT_ROWS")

    def test_words_with_their_places(self):
        wanted = kp.read(Q2_2025).region(22)
        lines = [["Transparantie van klantprofielen 2e kwartaal 2025"], ["22 Rijnmond"]]
        for row in [*wanted.rows(level="municipality"), *wanted.rows(level="region")]:
            name = row.name if row.level == "municipality" else "Totaal AMR"
            lines.append([name, *(f"{row[count]:,}".replace(",", ".") for count in COUNTS)])
        for y_up in (False, True):
            words = kp.Words(y_up=y_up)
            words.add_page(600, 800)
            for number, line in enumerate(lines):
                y = 700 - 14 * number if y_up else 20 + 14 * number
                for x, text in zip((20, 300, 350, 400, 450, 500), line):
                    words.add(text, x, y, x + 6 * len(text), y + 10)
            got = kp.read(words)
            with self.subTest(y_up=y_up):
                self.assertEqual(got.editions, ("2025Q2",))
                self.assertEqual([(row.name, row.total) for row in got], [(row.name, row.total) for row in wanted])

    def test_what_can_be_read_and_written(self):
        self.assertLessEqual({"text", "csv", "pdf", "xlsx"}, set(kp.read_formats()))
        self.assertLessEqual({"csv", "json", "xml"}, set(kp.write_formats()))
        self.assertEqual(kp.default_limits()["nesting"], 3)


class Rows(Case):
    def setUp(self):
        super().setUp()
        self.ds = kp.read(Q2_2025)

    def tearDown(self):
        del self.ds
        super().tearDown()

    def test_as_a_sequence(self):
        rows = list(self.ds)
        self.assertEqual(len(rows), len(self.ds))
        self.assertEqual((rows[0].level, rows[0].total), ("country", 190973))
        self.assertEqual(self.ds[-1], rows[-1])
        self.assertEqual(self.ds[2:5], rows[2:5])
        for index in (len(rows), -len(rows) - 1, 10**30):
            with self.subTest(index), self.assertRaises(IndexError):
                self.ds[index]

    def test_cells(self):
        row = self.ds["Rotterdam"]
        cells = {"municipality_code": "GM0599", "region_number": 22, "region_name": "Rijnmond", "register_total": None}
        for name, value in cells.items():
            with self.subTest(name):
                self.assertEqual(getattr(row, name), value)
                self.assertEqual(row[name], value)
        self.assertEqual(dict(row), row.to_dict())
        with self.assertRaises(KeyError):
            row["shoe_size"]
        with self.assertRaises(AttributeError):
            row.total = 3

    def test_areas_by_what_people_call_them(self):
        cases = {
            "Rotterdam": "Rotterdam",
            "ROTTERDAM": "Rotterdam",
            "GM0599": "Rotterdam",
            "gm0599": "Rotterdam",
            "Den Haag": "'s-Gravenhage",
            "Groningen": "Groningen",
            "Rijnmond": "Rijnmond",
            "AM22": "Rijnmond",
            "Nederland": "Nederland",
        }
        for asked, name in cases.items():
            with self.subTest(asked):
                self.assertEqual(self.ds[asked].name, name)
                self.assertIn(asked, self.ds)
        self.assertEqual(self.ds["Groningen"].level, "municipality")
        self.assertEqual(self.ds.rows("Groningen", level="region")[0].total, 10602)
        for asked in ("Atlantis", "", "\ud800"):
            with self.subTest(asked), self.assertRaises((KeyError, UnicodeEncodeError)):
                self.ds[asked]

    def test_one_of_several_editions_is_named(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025])
        with self.assertRaisesRegex(KeyError, "2023Q2, 2025Q2"):
            ds["Rotterdam"]
        self.assertEqual(ds["Rotterdam", "2025Q2"], self.ds["Rotterdam"])
        self.assertEqual([row.edition for row in ds.rows("Rotterdam")], ["2023Q2", "2025Q2"])

    def test_region(self):
        for asked in (22, "22", "AM22", "Rijnmond"):
            with self.subTest(asked):
                region = self.ds.region(asked)
                self.assertEqual(sum(row.total for row in region.rows(level="municipality")), 15337)
        with self.assertRaises(KeyError):
            self.ds.region("Atlantis")

    def test_rows_are_equal_when_their_cells_are(self):
        other = kp.read(Q2_2025)
        self.assertEqual(self.ds["Rotterdam"], other["Rotterdam"])
        self.assertEqual(hash(self.ds["Rotterdam"]), hash(other["Rotterdam"]))
        self.assertNotEqual(self.ds["Rotterdam"], other["Rijnmond"])
        self.assertNotEqual(self.ds["Rotterdam"], 8202)

    def test_a_row_keeps_its_dataset(self):
        row = kp.read(Q2_2025)["Rotterdam"]
        self.assertEqual(row.total, 8202)

    def test_added_rows_are_seen(self):
        ds = kp.Dataset()
        self.assertFalse(ds)
        ds.add(edition="2025Q2", level="region", region_number=22, total=0, known_percent=12.5)
        ds.add({"level": "municipality", "municipality_printed": "Nergens"})
        self.assertEqual([row.total for row in ds], [0, None])
        ds.add(level="country", total=7)
        self.assertEqual([row.total for row in ds], [0, None, 7])
        self.assertEqual(ds["Nergens"].total, None)
        self.assertEqual(ds[0].known_percent, 12.5)

    def test_what_is_printed_in_the_place_of_a_count(self):
        text = f"edition,level,region_number,{','.join(COUNTS)}\n2025Q2,region,22,1,2,3,4,n.b.\n"
        row = kp.read(text.encode())[0]
        self.assertEqual((row.total, row.printed("total")), (None, "n.b."))


class Verbs(TwoEditions):
    def test_validate(self):
        findings = self.after.validate()
        self.assertEqual([finding.rule for finding in findings], ["country.unplaced"])
        self.assertEqual(len(findings.errors), 0)
        self.assertEqual(findings[0].imbalance, 18)
        self.assertEqual(findings.filter(rule="country.unplaced")[0].column, findings[0].column)
        self.assertIn("[country.unplaced]", findings.to_text())

    def test_parts_are_equal_when_all_that_they_say_is(self):
        damaged = kp.read(Q2_2025.read_bytes().replace(b",8202,", b",8203,"))
        findings, again = damaged.validate(), damaged.copy().validate()
        self.assertEqual(len(findings.errors), 2)
        self.assertEqual(findings, again)
        self.assertIn(again[0], findings)
        self.assertEqual(findings.index(again[-1]), len(findings) - 1)
        self.assertEqual(len({*findings, *again}), len(set(findings)))
        self.assertNotEqual(findings, self.after.validate())
        self.assertNotEqual(findings[0], "row.sum")
        self.assertEqual(list(reversed(findings))[-1], findings[0])
        self.assertEqual(findings[:1], findings.filter(lambda finding: finding == findings[0])[:1])

    def test_repair(self):
        records = self.after.to_records()
        wrong = next(record for record in records if record["municipality_name"] == "Rotterdam")
        right = wrong["uwv_profile"]
        wrong["uwv_profile"] = right + 900
        damaged = kp.Dataset.from_records(records)
        self.assertEqual({finding.rule for finding in damaged.validate().errors}, {"row.sum", "region.sum"})
        repairs = damaged.repair(accept="likely")
        changes = [(change.column, change.before, change.after) for change in repairs.changes]
        self.assertEqual(changes, [("uwv_profile", right + 900, right)])
        self.assertEqual(repairs.dataset["Rotterdam"].uwv_profile, right)
        self.assertEqual(damaged["Rotterdam"].uwv_profile, right + 900)
        self.assertEqual(repairs.dataset.notes.changes[0].change_to, right)
        proposal = damaged.validate().errors[0].repair
        self.assertEqual(proposal.changes[0].after, right)

    def test_aggregate(self):
        regions = self.after.aggregate("region", indicators=True)
        self.assertEqual(len(regions), 35)
        self.assertAlmostEqual(regions["Rijnmond"].profile_share, 0.489, places=3)
        self.assertEqual(len(self.after.aggregate("province")), 12)

    def test_diff(self):
        differences = kp.diff(self.before, self.after.region(22), boundaries=2025)
        self.assertEqual((differences.edition_before, differences.edition_after), ("2023Q2", "2025Q2"))
        region = differences.filter(level="region", kind="counts")[0]
        self.assertEqual(region.after, 15337)
        self.assertEqual(region.counts_after["total"], 15337)
        self.assertGreater(differences.areas("municipality").changed, 0)
        self.assertEqual(differences.totals_after["total"], 15337)
        self.assertIn("Rotterdam", differences.to_text())
        self.assertEqual(differences.boundaries, 2025)
        self.assertIsInstance(differences.notes.to_records(), list)

    def test_select(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025])
        self.assertEqual(ds.select(edition="2025Q2"), self.after)
        self.assertEqual(len(ds.select(level="country")), 1)
        self.assertEqual(ds.select(), ds)
        with self.assertRaises(ValueError):
            ds.select(level="street")

    def test_write(self):
        with tempfile.TemporaryDirectory() as folder:
            for format in ("csv", "json", "xml", "md"):
                path = pathlib.Path(folder, f"out.{format}")
                self.after.write(path)
                with self.subTest(format):
                    self.assertEqual(path.read_bytes(), self.after.to_bytes(format))
                    self.assertEqual(kp.read(path), self.after)
            into = io.BytesIO()
            self.after.write(into, format="json")
            self.assertEqual(into.getvalue(), self.after.to_bytes("json"))
            with open(pathlib.Path(folder, "raw"), "wb", buffering=0) as raw:
                self.after.write(raw)
            self.assertEqual(pathlib.Path(folder, "raw").read_bytes(), self.after.to_bytes())
            self.after.validate().write(pathlib.Path(folder, "findings.json"))
            self.after.diff(self.after).write(pathlib.Path(folder, "differences.csv"))

    def test_write_variants(self):
        self.assertEqual(kp.read(self.after.to_bytes(dialect="nl")), kp.read(self.after.to_bytes()))
        self.assertIn("Gebied", self.after.to_bytes("jsonstat", language="nl").decode())
        with self.assertRaises(kp.UnsupportedError):
            self.after.to_bytes(dialect="fr")

    def test_write_for_people(self):
        with self.after.validate(language="nl") as findings, tempfile.TemporaryDirectory() as folder:
            for format, title in (("html", "Bevindingen"), ("xlsx", "Bevindingen")):
                path = pathlib.Path(folder, f"out.{format}")
                with self.subTest(format):
                    self.after.write(path, language="nl", findings=findings)
                    self.assertEqual(path.read_bytes(), self.after.to_bytes(format, language="nl", findings=True))
                    self.assertNotEqual(path.read_bytes(), self.after.to_bytes(format, language="nl"))
                    self.assertEqual(kp.read(path), self.after)
                    told = path.read_bytes()
                    if format == "xlsx":
                        told = zipfile.ZipFile(path).read("xl/workbook.xml")
                    self.assertIn(title, told.decode())
        with self.assertRaises(ValueError):
            self.after.write(io.BytesIO(), format="html", findings=findings)
        with self.assertRaises(TypeError):
            self.after.write(io.BytesIO(), format="html", findings="all")

    def test_write_metadata(self):
        self.assertEqual(kp.metadata_kinds(), ("csvw", "frictionless", "dcat"))
        about = {"identifier": "urn:x", "publisher": "P", "licence": "https://a.example/l", "access_url": "https://a.example/",
                 "contact_email": "a@b.example"}
        names = {"csvw": "x.csv-metadata.json", "frictionless": "datapackage.json", "dcat": "x.csv.jsonld"}
        with tempfile.TemporaryDirectory() as folder:
            data = pathlib.Path(folder, "x.csv")
            for kind, name in names.items():
                self.after.write_metadata(data, kind, **about)
                with self.subTest(kind):
                    self.assertIn("urn:x", pathlib.Path(folder, name).read_text(encoding="utf-8"))
                    into = io.BytesIO()
                    self.after.write_metadata("x.csv", kind, to=into, **about)
                    self.assertEqual(into.getvalue(), pathlib.Path(folder, name).read_bytes())
            with self.assertRaisesRegex(ValueError, "licence"):
                self.after.write_metadata(data, "dcat", identifier="urn:x")

    def test_copies(self):
        series = kp.read([RIJNMOND_2023, Q2_2025])
        cases = {"read": self.before, "series": series, "empty": kp.Dataset(),
                 "indicators": series.aggregate(indicators=True), "repaired": self.before.repair().dataset}
        for name, ds in cases.items():
            with self.subTest(name):
                for made in (pickle.loads(pickle.dumps(ds)), copy.copy(ds), copy.deepcopy(ds), ds.copy()):
                    self.assertEqual(made, ds)
                    self.assertEqual(made.notes.to_records(), ds.notes.to_records())
        rows = pickle.loads(pickle.dumps(list(self.before)))
        self.assertEqual(rows, list(self.before))
        self.assertIs(rows[0].dataset, rows[1].dataset)
        with self.assertRaises(TypeError):
            hash(series)
        self.assertNotEqual(self.before, self.after)

    def test_to_dict_and_records(self):
        self.assertEqual(self.after.to_dict()["total"][0], 190973)
        records = self.after.to_records()
        self.assertEqual((len(records), records[0]["edition"]), (len(self.after), "2025Q2"))
        self.assertEqual(kp.Dataset.from_records(records), self.after)


class Around(Case):
    def test_territory(self):
        territory = kp.Territory()
        self.assertEqual(territory.find_municipality("rotterdam", 2025).code, "GM0599")
        self.assertEqual(territory.suggest("Rotterdan", 2025)[0].name, "Rotterdam")
        self.assertEqual(territory.suggest("Rotterdan", 2025, 0), [])
        self.assertEqual(len(territory.municipalities(2025)), 342)
        self.assertEqual(len(territory.regions), 35)
        self.assertEqual(territory.find_province("PV28").name, "Zuid-Holland")
        self.assertIsNone(territory.find_region("Atlantis"))
        self.assertEqual(territory.municipalities(1900), [])
        self.assertIsNone(territory.names_certainty(1900))
        self.assertIn("absorbed", {change.kind for change in territory.changes})
        self.assertTrue(territory.moves)
        with self.assertRaises(kp.InputError):
            territory.load(b"jaar,onzin\n2030,1\n", "years.csv")

    def test_rules(self):
        self.assertIn("row.sum", {rule.id for rule in kp.rules()})
        self.assertNotEqual(kp.rules("nl")[0].title, kp.rules("en")[0].title)
        with self.assertRaises(ValueError):
            kp.rules("fr")

    def test_representations_say_what_it_is(self):
        ds = kp.read(Q2_2025)
        self.assertEqual(repr(ds), "<klantprofiel.Dataset: 378 rows, 2025Q2, 0 notes>")
        for thing in (ds[0], ds.validate(), ds.validate()[0], ds.repair(), ds.diff(ds), kp.Territory(), ds.notes):
            self.assertRegex(repr(thing), r"^<klantprofiel\.\w+")
            self.assertNotIn("\n", repr(thing))
