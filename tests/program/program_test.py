# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Drives the built programs as a user does: python3 program_test.py KLANTPROFIEL MINIMAL"""

import contextlib
import csv
import gzip
import io
import json
import os
import pty
import re
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

PROGRAM = sys.argv[1]
MINIMAL = sys.argv[2]

# The published figures of Rijnmond for the second quarter of 2023.
ROWS = """\
Albrandswaard 2 64 85 20 171
Barendrecht 1 135 153 42 331
Capelle aan den IJssel 54 205 357 75 691
Goeree-Overflakkee 9 125 189 53 376
Hoeksche Waard 13 138 298 77 526
Krimpen aan den IJssel 22 85 143 32 282
Maassluis 1 84 228 35 348
Nissewaard 4 307 647 139 1.097
Ridderkerk 0 144 218 49 411
Rotterdam 187 2.951 3.632 825 7.595
Schiedam 5 264 403 115 787
Vlaardingen 4 244 417 96 761
Voorne aan Zee 5 186 340 60 591
Zuidplas 25 63 143 49 280
"""
GOOD = "Transparantie van klantprofielen\nTweede kwartaal 2023  Rijnmond\n" + ROWS + \
    "TOTAAL AMR 332 4.995 7.253 1.667 14.247\n 22 Rijnmond\n"
WRONG = GOOD.replace("Barendrecht 1 135", "Barendrecht 1 153")
UNDATED = GOOD.replace("Tweede kwartaal 2023 ", "")
# Ours: the same region two years on, with one more municipal client in Rotterdam.
LATER = GOOD.replace("2023", "2025").replace("187 2.951 3.632 825 7.595", "188 2.951 3.632 825 7.596") \
    .replace("332 4.995 7.253 1.667 14.247", "333 4.995 7.253 1.667 14.248")
PROSE = "Hier staat geen tabel.\n"
# UTF-8, and a byte that is none.
DAMAGED = "S\u00fadwest-Frysl".encode() + b"\xe2n 1 2 3 4 10\n"


# Columns of an extract of client records, and clients who do not exist.
COLUMNS = ("client_id,gemeentecode,indicering,status,dienstverlening_begin,dienstverlening_eind,doelgroepregister,banenafspraak,"
           "wsw_beschut,affiniteiten,beroepssectoren,taaksoort_01,taaksoort_02\n")
COUNTED = "ingeschreven,2024-03-01,,J,J,N"
RECORDS = [
    f"a1,GM0599,WAJONG,{COUNTED},dieren,zorg,J,",
    f"a2,GM0599,BIJSTAND,{COUNTED},dieren,zorg,,N",
    f"a3,GM0599,BIJSTAND,{COUNTED},,,,",
    f"a4,0599,WW,{COUNTED},,zorg,J,",
    f"a5,GM0489,WAJONG+NUG,{COUNTED},dieren,zorg,,",
    f"a6,GM0518,IOAW,{COUNTED},,,J,",
    f"a7,GM9999,WIA,{COUNTED},dieren,zorg,J,",
    f"a8,GM0599,ANDERS,{COUNTED},dieren,zorg,J,",
    "a9,GM0599,WAJONG,uitgeschreven,2024-03-01,,J,J,N,dieren,zorg,J,",
    "b1,GM0599,WAJONG,ingeschreven,2024-03-01,2025-06-30,J,J,N,dieren,zorg,J,",
    "b2,GM0599,WAJONG,ingeschreven,2024-03-01,,N,J,N,dieren,zorg,J,",
    "b3,GM0599,WAJONG,ingeschreven,2024-03-01,,J,N,J,dieren,zorg,J,",
    "b4,GM0599,WAJONG,ingeschreven,2024-03-01,,J,,,dieren,zorg,J,",
    f"a1,GM0489,NUG,{COUNTED},,,,",
    "b5,GM0599,WAJONG,ingeschreven,31-02-2024,,J,J,N,dieren,zorg,J,",
]
EXTRACT = COLUMNS + "".join(record + "\n" for record in RECORDS)
ON = ("--date", "2025-06-30")


# The language of whoever runs the tests is not that of the cases.
for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)


def run(*arguments, program=PROGRAM, stdin=b"", **more):
    if isinstance(stdin, str):
        stdin = stdin.encode()
    return subprocess.run([program, *arguments], input=stdin, stdout=more.pop("stdout", subprocess.PIPE),
                          stderr=subprocess.PIPE, timeout=60, check=False, **more)


def table(output):
    return list(csv.DictReader(io.StringIO(output.decode())))


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)
        for name, text in (("good.txt", GOOD), ("wrong.txt", WRONG), ("undated.txt", UNDATED), ("later.txt", LATER),
                           ("prose.txt", PROSE)):
            self.put(name, text)

    @staticmethod
    def put(name, text):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)

    @staticmethod
    def get(name):
        with open(name, encoding="utf-8") as file:
            return file.read()

    def ends(self, result, status, says=""):
        """The exit status, and what standard error must hold."""
        errors = result.stderr.decode()
        self.assertEqual(result.returncode, status, errors)
        self.assertIn(says, errors)
        if status not in (0, 1):
            self.assertFalse(result.stdout, "something was written all the same")
            self.assertIn("error: ", errors)
        return result


class Help(Case):
    def test_help_teaches_by_example(self):
        for arguments, words in (
                (["--help"], ["parse", "validate", "aggregate", "Exit status", "Examples:"]),
                (["-h"], ["Examples:"]),
                (["--help"], ["3 an input could not be read, or inputs contradict each other"]),
                (["help", "parse"], ["--assume-edition"]),
                (["parse", "--help"], ["--assume-edition", "--limit", "input-bytes", "1073741824", "markdown", "Examples:"]),
                (["validate", "-h"], ["--min-severity", "of reading, on standard error, do not change the exit status",
                                      "2 when the selection leaves nothing to check", "Examples:"]),
                (["diff", "--help"], ["--exit-code", "text, csv or json", "of the later edition's", "Examples:"]),
                (["count", "--help"], ["--register", "taaksoort_20", "unusable-records", "input-bytes               none",
                                       "An EXTRACT '-' is standard input", "Examples:"]),
                (["aggregate", "--by", "region", "--help"], ["--indicators", "--partial", "Examples:"])):
            with self.subTest(arguments):
                result = self.ends(run(*arguments), 0)
                for word in words:
                    self.assertIn(word, result.stdout.decode())
                self.assertFalse(result.stderr)

    def test_an_option_is_told_only_where_it_works(self):
        self.assertNotIn(b"--indicators", run("parse", "--help").stdout)
        self.assertNotIn(b"--min-severity", run("aggregate", "--help").stdout)
        self.assertNotIn(b"--pdftotext", run("count", "--help").stdout)
        self.assertNotIn(b"name-bytes", run("count", "--help").stdout)
        self.assertNotIn(b"unusable-records", run("parse", "--help").stdout)

    def test_no_example_publishes_without_a_look_at_the_notes(self):
        for arguments in (["--help"], ["validate", "--help"]):
            self.assertNotIn(b"&&", run(*arguments).stdout)

    def test_version(self):
        self.assertRegex(self.ends(run("--version"), 0).stdout.decode(), r"^klantprofiel \d+\.\d+\.\d+\n")


class Usage(Case):
    def test_wrong_usage_is_explained(self):
        for arguments, says in (
                ([], "a command is missing"),
                (["pars", "good.txt"], "there is no command 'pars'; did you mean 'parse'?"),
                (["agregate"], "did you mean 'aggregate'?"),
                (["help", "agregate"], "did you mean 'aggregate'?"),
                (["frobnicate"], "the commands are parse, validate, repair, aggregate, diff, count, report and publish"),
                (["--quiet", "parse", "good.txt"], "the command comes first"),
                (["parse"], "a FILE is missing"),
                (["parse", "-", "-"], "standard input can be read only once"),
                (["parse", "good.txt", "--regoin", "22"], "there is no option '--regoin'; did you mean '--region'?"),
                (["parse", "good.txt", "--regoin=22"], "did you mean '--region'?"),
                (["parse", "good.txt", "--zzzzzz"], "there is no option '--zzzzzz'"),
                (["parse", "good.txt", "-z"], "there is no option '-z'"),
                (["parse", "good.txt", "-qo"], "there is no option '-qo'"),
                (["parse", "good.txt", "--by", "region"], "--by does not go with 'parse'"),
                (["parse", "good.txt", "--to"], "--to needs a value: --to FORMAT"),
                (["parse", "good.txt", "--quiet=yes"], "--quiet takes no value"),
                (["parse", "good.txt", "--to", "jsn"], "did you mean 'json'?"),
                (["parse", "good.txt", "--to", "text"], "it is one of: csv, json, xml, "),
                (["parse", "good.txt", "--dialect", "fr"], "the format 'csv' has no dialect 'fr'; it has 'nl'"),
                (["parse", "good.txt", "--metadata", "csvw"], "name it with -o"),
                (["parse", "good.txt", "--metadata", "rdf"], "it is one of: csvw, frictionless, dcat"),
                (["parse", "good.txt", "-o", "x.json", "--metadata", "csvw"], "not 'json'"),
                (["parse", "good.txt", "-o", "x.csv", "--metadata", "dcat", "--about", "publisher=P"],
                 "give these as well: identifier, licence, access_url, contact_email or contact_url"),
                (["parse", "good.txt", "--about", "publisher=P"], "--about goes with --metadata"),
                (["parse", "good.txt", "--about", "publisher"], "write a name, '='"),
                (["parse", "good.txt", "--about", "owner=P"], "it is one of: identifier, title"),
                (["validate", "good.txt", "--to", "csv"], "it is one of: text, json, sarif"),
                (["parse", "good.txt", "--as", "markdwon"], "did you mean 'markdown'?"),
                (["parse", "good.txt", "--assume-edition", "2018"], "write a quarter as 2018Q2"),
                (["parse", "good.txt", "--assume-edition", "2018Q5"], "write a quarter as 2018Q2"),
                (["parse", "good.txt", "--edition", "2023"], "--edition cannot be '2023'"),
                (["parse", "good.txt", "--edition", ".."], "--edition cannot be '..'"),
                (["parse", "good.txt", "--edition", "2023Q1..2024"], "--edition cannot be '2023Q1..2024'"),
                (["parse", "good.txt", "--edition", "2025Q2..2023Q1"], "begins after it ends"),
                (["parse", "good.txt", "--edition", "2025Q2", "--edition", "2023Q2"], "--edition was given twice"),
                (["parse", "good.txt", "--region", "36"], "there is no region '36'; give UWV's number (1 to 35)"),
                (["parse", "good.txt", "--region", "AM99"], "there is no region 'AM99'; give UWV's number"),
                (["parse", "good.txt", "--region", ""], "there is no region ''; give UWV's number"),
                (["parse", "good.txt", "--region", "Rijnmont"], "there is no region 'Rijnmont'; did you mean Rijnmond?"),
                (["parse", "good.txt", "--region", "rijnmont"], "did you mean Rijnmond?"),
                (["parse", "good.txt", "--region", "Drenhte"], "did you mean Drenthe?"),
                (["parse", "good.txt", "--region", "noord"],
                 "did you mean Noord-Holland Noord or Noordoost-Brabant or Noord-Limburg?"),
                (["parse", "good.txt", "--region", "Zuid-Holland"], "did you mean Zuid-Holland Centraal?"),
                (["parse", "good.txt", "--region", "Nergenshuizen"], "there is no region 'Nergenshuizen'; give UWV's"),
                (["PARSE", "good.txt"], "did you mean 'parse'?"),
                (["parse", "good.txt", "--municipality", "Rotterdan"], "did you mean Rotterdam"),
                (["parse", "good.txt", "--municipality", "GM9999"], "there is no municipality 'GM9999'"),
                (["parse", "good.txt", "--limit", "rows"], "--limit cannot be 'rows'"),
                (["parse", "good.txt", "--limit", "rows=1T"], "--limit cannot be 'rows=1T'"),
                (["parse", "good.txt", "--limit", "rows=99999999999G"], "--limit cannot be"),
                (["parse", "good.txt", "--limit", "rwos=1"], "did you mean 'rows'?"),
                (["validate", "good.txt", "--min-severity", "bad"], "it is one of: info, warning, error"),
                (["validate", "good.txt", "--lang", "fy"], "--lang cannot be 'fy'"),
                (["aggregate", "good.txt", "--by", "street"], "country, province, region, municipality"),
                (["aggregate", "good.txt", "--totals", "compute"], "did you mean 'computed'?"),
                (["aggregate", "good.txt", "--by", "country", "--region", "22"], "--region selects among the results"),
                (["aggregate", "good.txt", "--by", "region", "--municipality", "GM0599"],
                 "--municipality selects among the results"),
                (["diff", "good.txt"], "one FILE is compared with nothing"),
                (["diff", "good.txt", "--edition", "2023Q2"], "one FILE is compared with nothing"),
                (["diff", "good.txt", "later.txt", "wrong.txt"], "two FILEs are compared, and 3 were given"),
                (["diff", "good.txt", "later.txt", "--edition", "2023Q2.."], "--edition needs both ends here"),
                (["diff", "good.txt", "later.txt", "--edition", "2023Q2"], "'later.txt' holds no row of 2023Q2"),
                (["diff", "good.txt", "later.txt", "--to", "xml"], "it is one of: text, csv, json"),
                (["diff", "good.txt", "later.txt", "--boundaries", "1999"], "the boundaries of 1999 are not known"),
                (["diff", "good.txt", "later.txt", "--by", "country", "--region", "22"], "holds no region to choose"),
                (["diff", "good.txt", "later.txt", "-o", "good.txt"], "the output 'good.txt' is the same file"),
                (["parse", "good.txt", "--exit-code"], "--exit-code does not go with 'parse'"),
                (["parse", "good.txt", "-o", "good.xyz"], "csv, json")):
            with self.subTest(arguments):
                self.ends(run(*arguments), 2, says)

    def test_a_usage_message_points_to_the_help_that_says_more(self):
        self.ends(run("pars"), 2, "Try 'klantprofiel --help'.")
        self.ends(run("parse", "--zzzz"), 2, "Try 'klantprofiel parse --help'.")


class Parse(Case):
    def test_the_table_is_csv_unless_asked_otherwise(self):
        result = self.ends(run("parse", "good.txt"), 0)
        rows = table(result.stdout)
        self.assertEqual(len(rows), 15)
        rotterdam = next(row for row in rows if row["municipality_code"] == "GM0599")
        self.assertEqual((rotterdam["edition"], rotterdam["region_number"], rotterdam["total"], rotterdam["source"]),
                         ("2023Q2", "22", "7595", "good.txt"))
        total = next(row for row in rows if row["level"] == "region")
        self.assertEqual((total["municipal_profile"], total["total"]), ("332", "14247"))
        # --name=VALUE, a format by the extension, by name, and none
        for arguments, is_json in ((["-o", "out.csv"], False), (["-oout.csv"], False), (["--output=out.json"], True),
                                   (["--output", "out.csv", "--to=json"], True), (["-o", "out"], False)):
            with self.subTest(arguments):
                result = self.ends(run("parse", "good.txt", *arguments), 0)
                self.assertFalse(result.stdout)
                name = "out" + (".json" if "out.json" in arguments[0] else "" if arguments[-1] == "out" else ".csv")
                text = self.get(name)
                self.assertEqual(len(json.loads(text)["rows"] if is_json else table(text.encode())), 15)

    def test_json_is_json(self):
        dataset = json.loads(self.ends(run("parse", "undated.txt", "--to", "json"), 0).stdout)
        self.assertEqual((dataset["format"], dataset["version"], len(dataset["rows"])), ("klantprofiel-dataset", 1, 15))
        self.assertIsNone(dataset["rows"][0]["edition"])
        self.assertIn("read.edition-missing", [note["id"] for note in dataset["notes"]])

    def test_xml_and_json_are_read_back_and_xml_is_checked_on_request(self):
        table_of_text = self.ends(run("parse", "good.txt"), 0).stdout
        for name in ("again.xml", "again.json"):
            self.ends(run("parse", "good.txt", "-o", name), 0)
            self.assertEqual(self.ends(run("parse", name, "--check-schema"), 0).stdout, table_of_text, name)
        self.put("broken.xml", self.get("again.xml").replace('total="7595"', 'total="7.595"'))
        self.ends(run("parse", "broken.xml"), 0)
        self.ends(run("parse", "broken.xml", "--check-schema"), 3, "'7.595'")

    def test_notes_are_told_unless_quiet(self):
        loud = self.ends(run("parse", "undated.txt"), 0)
        self.assertRegex(loud.stderr.decode(), r"(?m)^undated\.txt:(\d+:)* \w+: .+ \[read\.edition-missing\]$")
        self.assertNotIn(b"\r", loud.stderr)
        quiet = self.ends(run("parse", "undated.txt", "--quiet"), 0)
        self.assertFalse(quiet.stderr)
        self.assertEqual(loud.stdout, quiet.stdout)

    def test_an_edition_can_be_assumed(self):
        rows = table(self.ends(run("parse", "undated.txt", "--assume-edition", "2023Q4"), 0).stdout)
        self.assertEqual({row["edition"] for row in rows}, {"2023Q4"})

    def test_standard_input_and_output_have_a_name(self):
        rows = table(self.ends(run("parse", "-", "-o", "-", stdin=GOOD), 0).stdout)
        self.assertEqual({row["source"] for row in rows}, {"stdin"})
        rows = table(self.ends(run("parse", "--", "good.txt"), 0).stdout)
        self.assertEqual(len(rows), 15)
        os.rename("good.txt", "--quiet")
        self.assertEqual(len(table(self.ends(run("parse", "--", "--quiet"), 0).stdout)), 15)

    def test_rows_are_selected(self):
        for arguments, count in ((["--region", "22"], 30), (["--region", "AM22"], 30), (["--region=rijnmond"], 30),
                                 (["--region", "1"], 0), (["--municipality", "GM0599"], 2),
                                 (["--municipality", "rotterdam"], 2), (["--edition", "2023Q2"], 15),
                                 (["--edition", "2023Q2..2025Q2"], 30), (["--edition", "2023Q3.."], 15),
                                 (["--edition", "..2023Q1"], 0), (["--edition=2025Q2", "--municipality=Rotterdam"], 1)):
            with self.subTest(arguments):
                result = self.ends(run("parse", "good.txt", "later.txt", *arguments), 0)
                self.assertEqual(len(table(result.stdout)), count)
                self.assertEqual(b"no row matches the selection" in result.stderr, count == 0)

    def test_a_region_goes_by_its_frisian_name_too(self):
        # The name, an area of the built-in year, and made-up counts.
        self.put("friesland.txt", GOOD.split("Tweede")[0] + "Tweede kwartaal 2025\n2 Fryslân Achtkarspelen 1 2 3 4 10\n"
                 "Ameland 1 2 3 4 10\nTotaal AMR 2 4 6 8 20\n")
        for region in ("Fryslân", "fryslan", "Friesland", "2"):
            with self.subTest(region):
                rows = table(self.ends(run("parse", "friesland.txt", "--region", region), 0).stdout)
                self.assertEqual([(row["level"], row["region_name"], row["municipality_name"]) for row in rows],
                                 [("municipality", "Friesland", "Achtkarspelen"), ("municipality", "Friesland", "Ameland"),
                                  ("region", "Friesland", "")])


class Validate(Case):
    def test_a_sound_table_has_no_findings(self):
        result = self.ends(run("validate", "good.txt"), 0, "no findings\n")
        self.assertEqual(result.stdout, b"")
        self.assertFalse(self.ends(run("validate", "good.txt", "--quiet"), 0).stderr)

    def test_errors_are_told_with_their_place_and_in_the_exit_status(self):
        result = self.ends(run("validate", "wrong.txt"), 1, " errors")
        lines = [line for line in result.stdout.decode().splitlines() if not line.startswith("    ")]
        self.assertIn("\n    Barendrecht  1  153  153  42  331\n" + " " * 34 + "^^^\n", result.stdout.decode())
        self.assertGreaterEqual(len(lines), 2, "a wrong cell breaks its row and its column")
        for line in lines:
            self.assertRegex(line, r"^wrong\.txt:\d+:\d+: (error|warning|information): .+ \[[a-z.-]+\]$")
        self.assertTrue(any(":1:4: error:" in line for line in lines), lines)
        self.ends(run("validate", "wrong.txt", "--quiet", "-o", "f.txt"), 1)
        self.assertEqual(self.get("f.txt"), result.stdout.decode())

    def test_findings_as_json(self):
        everything = json.loads(self.ends(run("validate", "wrong.txt", "--to", "json"), 1).stdout)
        self.assertEqual(set(everything), {"findings", "summary"})
        self.assertEqual(set(everything["summary"]), {"errors", "warnings", "informations"})
        self.assertEqual(everything["summary"]["errors"],
                         sum(finding["severity"] == "error" for finding in everything["findings"]))
        self.assertEqual(list(everything["findings"][0]),
                         ["rule", "severity", "edition", "level", "region_number", "municipality_code", "column",
                          "observed", "expected", "imbalance", "source", "page", "line", "message", "repair"])
        self.assertEqual(everything["findings"][0]["observed"] - everything["findings"][0]["expected"],
                         everything["findings"][0]["imbalance"])
        self.ends(run("validate", "good.txt", "-o", "f.json"), 0)
        self.assertEqual(json.loads(self.get("f.json"))["findings"], [])

    # Two digits of one count are swapped, which its row and its column both tell.
    REPAIR = {"cells": [{"level": "municipality", "region_number": 22, "municipality_code": "GM0489",
                         "column": "municipal_no_profile", "from": 153, "to": 135}],
              "cause": "two digits swapped", "confidence": "certain", "alternatives": 0}

    def test_findings_tell_what_would_put_them_right(self):
        findings = json.loads(run("validate", "wrong.txt", "--to", "json").stdout)["findings"]
        self.assertGreaterEqual(len(findings), 2)
        for finding in findings:
            self.assertEqual(finding["repair"], self.REPAIR, finding["rule"])
        for result in json.loads(run("validate", "wrong.txt", "--to", "sarif").stdout)["runs"][0]["results"]:
            self.assertEqual(result["properties"]["repair"], self.REPAIR, result["ruleId"])
        told = run("validate", "wrong.txt").stdout.decode().splitlines()
        self.assertEqual([line for line in told if line.startswith("    = ")],
                         ["    = the table of region 22 Rijnmond (2023Q2) does not add up, and this puts it right: Barendrecht "
                          "(2023Q2): municipal clients without a profile 135 in place of 153 (two digits swapped)"])

    def test_findings_as_sarif(self):
        # What SARIF 2.1.0 demands of each object, and what its viewers look at.
        for name, status, results in (("wrong.txt", 1, 2), ("good.txt", 0, 0)):
            with self.subTest(name):
                log = json.loads(self.ends(run("validate", name, "--to", "sarif"), status).stdout)
                self.assertEqual(log["version"], "2.1.0")
                self.assertRegex(log["$schema"], r"^https://.*sarif-schema-2\.1\.0\.json$")
                self.assertEqual(len(log["runs"]), 1)
                driver = log["runs"][0]["tool"]["driver"]
                self.assertEqual(driver["name"], "klantprofiel")
                self.assertRegex(driver["semanticVersion"], r"^\d+\.\d+\.\d+$")
                self.assertRegex(log["runs"][0]["language"], r"^[a-z]{2}(-[A-Z]{2})?$")
                rules = {rule["id"]: rule for rule in driver["rules"]}
                self.assertEqual(len(rules), len(driver["rules"]), "an id stands for one rule")
                for rule in driver["rules"]:
                    self.assertTrue(rule["shortDescription"]["text"] and rule["fullDescription"]["text"])
                    self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning", "note"))
                self.assertGreaterEqual(len(log["runs"][0]["results"]), results)
                for result in log["runs"][0]["results"]:
                    self.assertIn(result["ruleId"], rules)
                    self.assertEqual(result["level"], rules[result["ruleId"]]["defaultConfiguration"]["level"])
                    self.assertTrue(result["message"]["text"])
                    (location,) = result["locations"]
                    self.assertEqual(location["physicalLocation"]["artifactLocation"]["uri"], name)
                    self.assertGreaterEqual(location["physicalLocation"]["region"]["startLine"], 1)
                    (cell,) = location["logicalLocations"]
                    self.assertRegex(cell["fullyQualifiedName"], r"^2023Q2/(municipality|region)/22(/GM0489)?(/[a-z_]+)?$")
        self.ends(run("validate", "wrong.txt", "-o", "f.sarif"), 1)
        self.assertEqual(json.loads(self.get("f.sarif"))["version"], "2.1.0")

    def test_findings_in_dutch(self):
        dutch, english = b": de vier aantallen zijn samen ", b": the four cells add up to "
        for variables, arguments, expected in (
                ({}, [], english), ({}, ["--lang", "nl"], dutch), ({"LANG": "nl_NL.UTF-8"}, [], dutch),
                ({"LANG": "nl_NL.UTF-8"}, ["--lang=en"], english), ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nl_BE"}, [], dutch),
                ({"LC_MESSAGES": "nl_NL", "LC_ALL": "C"}, [], english), ({"LC_ALL": "", "LANG": "nl"}, [], dutch)):
            with self.subTest(variables=variables, arguments=arguments):
                result = self.ends(run("validate", "wrong.txt", *arguments, env={**os.environ, **variables}), 1)
                self.assertIn(expected, result.stdout)
                sarif = run("validate", "wrong.txt", "--to", "sarif", *arguments, env={**os.environ, **variables})
                self.assertEqual(json.loads(sarif.stdout)["runs"][0]["language"], "nl" if expected == dutch else "en")

    def test_what_reading_noted_is_told_once(self):
        self.put("odd.txt", UNDATED.replace("Maassluis", "Maasluis").replace("Zuidplas 25", "Utrecht 25"))
        for arguments, findings, notes in (
                ([], ["edition.missing", "territory.unknown", "territory.foreign"], []),
                (["--min-severity", "error"], [], ["read.edition-missing", "read.unknown-municipality", "read.other-region"])):
            with self.subTest(arguments):
                result = self.ends(run("validate", "odd.txt", *arguments), 0)
                for output, ids in ((result.stdout, findings), (result.stderr, notes)):
                    self.assertEqual(sorted(re.findall(r"\[([a-z.-]+)\]", output.decode())), sorted(ids))
        self.assertIn(b"is it Maassluis?", run("validate", "odd.txt").stdout)
        self.assertIn(b"[read.unknown-municipality]", run("parse", "odd.txt").stderr)

    def test_the_rules_are_listed(self):
        heads = []
        for arguments, word in ((["--lang", "en"], "the four cells add up"), (["--lang", "nl"], "de vier aantallen tellen op")):
            with self.subTest(arguments):
                listed = self.ends(run("validate", "--list-rules", *arguments), 0).stdout.decode()
                self.assertRegex(listed, r"(?m)^row\.sum: error: " + word)
                self.assertLessEqual(max(map(len, listed.splitlines())), 110)
                rules = listed.split("\n\n")
                for rule in rules:
                    self.assertRegex(rule, r"^[a-z]+\.[a-z]+: (error|warning|information): .+\n(    .+\n?)+$")
                heads.append([rule.split(": ")[:2] for rule in rules])
                pages = self.ends(run("validate", "--list-rules", "--to", "md", *arguments), 0).stdout.decode()
                sections = pages.removeprefix("### ").split("\n### ")
                self.assertEqual([section.split("\n\n", 2)[:2] for section in sections],
                                 [[name, f"**{severity}**: {title}."] for name, severity, title in
                                  (rule.splitlines()[0].split(": ", 2) for rule in rules)])
                # The same words, and none that Markdown takes for a sign.
                self.assertEqual([section.split("\n\n", 2)[2].split() for section in sections],
                                 [rule.split("\n", 1)[1].split() for rule in rules])
                self.assertNotRegex(pages.replace("**", ""), r"[*_`<>\[\]|\\]|(?m:^#(?!## ))")
        self.assertEqual(*heads)
        for arguments, message in ((["--list-rules", "--to", "json"], "--list-rules is told as text or md, and not as json"),
                                   (["good.txt", "--to", "md"], "--to md goes with --list-rules only")):
            self.ends(run("validate", *arguments), 2, message)
        self.ends(run("validate", "--list-rules", "good.txt"), 2, "--list-rules reads no FILE, and 'good.txt' is one")
        with open("/dev/full", "wb") as full:
            self.ends(run("validate", "--list-rules", stdout=full), 4, "KLP_IO")

    def test_what_matters_less_can_be_left_out_and_the_status_stays(self):
        for severity in ("info", "information", "warning", "error"):
            with self.subTest(severity):
                result = self.ends(run("validate", "wrong.txt", "--min-severity", severity), 1)
                self.assertIn(b": error: ", result.stdout)

    def test_nothing_to_check_is_not_sound(self):
        for arguments, selection in ((["--region", "Groningen"], "--region Groningen"),
                                     (["--edition", "2025Q2"], "--edition 2025Q2"),
                                     (["--edition", "2023Q3.."], "--edition 2023Q3.."),
                                     (["--edition=..2022Q4"], "--edition ..2022Q4"),
                                     (["--edition=2024Q1..2024Q4", "--region=22", "--municipality=Rotterdam", "--quiet"],
                                      "--edition 2024Q1..2024Q4 --region 22 --municipality Rotterdam")):
            with self.subTest(arguments):
                self.put("findings.txt", "old")
                self.ends(run("validate", "good.txt", "-o", "findings.txt", *arguments), 2,
                          f"error: no row matches the selection {selection}, so that there is nothing to check")
                self.assertEqual(self.get("findings.txt"), "old")
                # A table may be empty, and says so itself.
                for command in (["parse"], ["aggregate", "--by", "municipality"]):
                    self.ends(run(*command, "good.txt", *arguments), 0, "warning: no row matches the selection --")
        # What was odd in reading tells why.
        result = self.ends(run("validate", "undated.txt", "--edition", "2023Q2"), 2, "[read.edition-missing]")
        self.assertIn(b"no row matches the selection --edition 2023Q2", result.stderr)
        self.ends(run("validate", "good.txt", "later.txt", "--edition", "2025Q2"), 0)


class Repair(Case):
    def test_what_is_certain_is_put_right_and_told(self):
        result = self.ends(run("repair", "wrong.txt"), 0, "Barendrecht (2023Q2): municipal clients without a profile "
                           "135 in place of 153 (two digits swapped) [repair.changed]")
        self.assertEqual(result.stdout.replace(b"wrong.txt", b"good.txt"), self.ends(run("parse", "good.txt"), 0).stdout)
        self.assertFalse(self.ends(run("repair", "wrong.txt", "--quiet", "-o", "f.json"), 0).stderr)
        self.assertIn("repair.changed", self.get("f.json"))
        self.ends(run("validate", "f.json"), 0, "no findings")

    def test_repairs_are_told_in_dutch(self):
        self.ends(run("repair", "wrong.txt", "--lang", "nl", "-o", "f.json"), 0,
                  "gemeentecliënten zonder profiel 135 in plaats van 153 (twee cijfers verwisseld) [repair.changed]")
        (note,) = [note for note in json.loads(self.get("f.json"))["notes"] if note["id"] == "repair.changed"]
        self.assertTrue(note["message"].endswith("; dit is zeker"), note["message"])
        self.assertEqual(note["change"], {"level": "municipality", "municipality_code": "GM0489",
                                          "column": "municipal_no_profile", "from": 153, "to": 135,
                                          "cause": "two digits swapped", "rules": ["row.sum", "region.sum"],
                                          "confidence": "certain"})

    def test_what_is_not_certain_is_left_and_told(self):
        self.put("either.txt", GOOD.replace("Zuidplas 25 63 143 49 280", "Zuidplas 25 63 143 48 279"))
        result = self.ends(run("repair", "either.txt", "--accept", "likely"), 1, "[repair.left]")
        self.assertEqual(result.stdout, self.ends(run("parse", "either.txt"), 0).stdout)
        self.ends(run("repair", "wrong.txt", "--accept", "ambiguous"), 2, "one of: likely, certain")


class Aggregate(Case):
    def test_regions_are_the_default(self):
        rows = table(self.ends(run("aggregate", "good.txt", "later.txt"), 0).stdout)
        self.assertEqual([(row["edition"], row["level"], row["region_number"], row["total"], row["origin"]) for row in rows],
                         [("2023Q2", "region", "22", "14247", "published"), ("2025Q2", "region", "22", "14248", "published")])

    def test_options_reach_the_library(self):
        def first(*arguments):
            return table(self.ends(run("aggregate", "good.txt", *arguments), 0).stdout)[0]

        self.assertEqual(first("--totals", "computed")["origin"], "computed")
        self.assertNotIn("profile_share", first())
        self.assertAlmostEqual(float(first("--indicators")["profile_share"]), (332 + 7253) / 14247)
        self.assertEqual(table(self.ends(run("aggregate", "good.txt", "--by", "country"), 0, "aggregate.incomplete").stdout), [])
        self.assertEqual(first("--by", "country", "--partial")["total"], "14247")

    def test_areas_are_selected_from_the_result(self):
        rows = table(self.ends(run("aggregate", "good.txt", "later.txt", "--by", "municipality", "--municipality", "GM0599",
                                   "--edition", "2025Q1.."), 0).stdout)
        self.assertEqual([(row["edition"], row["municipality_name"], row["total"]) for row in rows],
                         [("2025Q2", "Rotterdam", "7596")])
        rows = table(self.ends(run("aggregate", "good.txt", "--by", "region", "--totals", "computed", "--region", "22"), 0).stdout)
        self.assertEqual(rows[0]["total"], "14247")

    def test_two_sources_that_contradict_each_other_are_refused(self):
        self.put("other.txt", LATER.replace("2025", "2023"))
        self.ends(run("aggregate", "good.txt", "other.txt"), 3, "[KLP_CONFLICT]")


class Diff(Case):
    def test_editions_are_compared_on_common_boundaries(self):
        result = self.ends(run("diff", "good.txt", "later.txt", "--region", "Rijnmond"), 0)
        self.assertFalse(result.stderr)
        self.assertEqual(result.stdout.decode().splitlines(), [
            "2023Q2 and 2025Q2, on the boundaries of 2025",
            "clients in 1 region: 14.247 and 14.248 (+1, 0,0%); with a profile 53,2% and 53,2% (0,0)",
            "areas: 2 changed, 13 the same, 0 not to be compared, 0 only before, 0 only after",
            "",
            "             clients                       with a profile",
            "             2023Q2  2025Q2  change        2023Q2  2025Q2  change",
            "22 Rijnmond  14.247  14.248      +1  0,0%   53,2%   53,2%     0,0",
            "",
            "Rotterdam     7.595   7.596      +1  0,0%   50,3%   50,3%     0,0"])

    def test_in_dutch_and_for_other_programs(self):
        result = self.ends(run("diff", "good.txt", "later.txt", "--region", "22", "--lang", "nl"), 0)
        self.assertIn("2023Q2 en 2025Q2, op de grenzen van 2025\n", result.stdout.decode())
        (rotterdam,) = table(self.ends(run("diff", "good.txt", "later.txt", "--by", "municipality", "--to", "csv"), 0).stdout)
        self.assertEqual([rotterdam[name] for name in ("edition_before", "edition_after", "boundaries", "kind",
                                                       "municipality_name", "before", "after", "difference")],
                         ["2023Q2", "2025Q2", "2025", "counts", "Rotterdam", "7595", "7596", "1"])
        self.ends(run("diff", "good.txt", "later.txt", "--lang", "nl", "-o", "d.json"), 0)
        whole = json.loads(self.get("d.json"))
        self.assertEqual([(one["level"], one["kind"], one["before"], one["after"]) for one in whole["differences"]],
                         [("region", "counts", 14247, 14248), ("municipality", "counts", 7595, 7596)])
        self.assertTrue(whole["differences"][0]["message"].startswith("regio 22 Rijnmond: 14.247 cliënten in 2023Q2 en"))
        self.assertEqual(whole["summary"]["areas"]["municipality"],
                         {"changed": 1, "same": 13, "not_compared": 0, "only_before": 0, "only_after": 0})
        self.assertEqual(whole["summary"]["total_after"]["total"], 14248)

    def test_what_cannot_be_compared_has_its_reason_in_a_note(self):
        self.put("part.txt", GOOD.replace("Rotterdam 187 2.951 3.632 825 7.595\n", "")
                 .replace("TOTAAL AMR 332 4.995 7.253 1.667 14.247\n", ""))
        result = self.ends(run("diff", "part.txt", "later.txt"), 0, "[aggregate.incomplete]")
        self.assertIn("region 22 Rijnmond: cannot be compared, for in 2023Q2 parts of it are missing\n",
                      result.stdout.decode())
        self.assertNotIn("aggregate", run("diff", "part.txt", "later.txt", "--quiet").stderr.decode())

    def test_versions_are_compared_cell_by_cell(self):
        result = self.ends(run("diff", "good.txt", "wrong.txt"), 0)
        self.assertIn("wrong.txt:1:4: Barendrecht, municipal clients without a profile: 135 in the first version and 153 in "
                      "the second version (+18, +13,3%)\n", result.stdout.decode())
        self.assertIn("no differences\n", self.ends(run("diff", "good.txt", "good.txt"), 0).stdout.decode())

    def test_the_exit_status_tells_only_when_asked(self):
        self.ends(run("diff", "good.txt", "wrong.txt"), 0)
        self.ends(run("diff", "good.txt", "wrong.txt", "--exit-code"), 1)
        self.ends(run("diff", "good.txt", "good.txt", "--exit-code"), 0)
        self.ends(run("diff", "good.txt", "later.txt", "--exit-code"), 1)

    def test_an_edition_is_chosen_from_each_file_or_from_one(self):
        self.ends(run("parse", "good.txt", "later.txt", "-o", "both.csv"), 0)
        self.ends(run("diff", "both.csv", "later.txt"), 2,
                  "'both.csv' holds 2 editions, of 2023Q2 to 2025Q2; tell with --edition")
        two = self.ends(run("diff", "good.txt", "later.txt", "--region", "22"), 0).stdout
        self.assertEqual(self.ends(run("diff", "both.csv", "--edition", "2023Q2..2025Q2", "--region", "22"), 0).stdout, two)
        self.assertEqual(self.ends(run("diff", "both.csv", "both.csv", "--edition", "2023Q2..2025Q2", "--region", "22"),
                                   0).stdout, two)
        same = self.ends(run("diff", "both.csv", "good.txt", "--edition", "2023Q2", "--exit-code"), 0)
        self.assertIn("two versions of 2023Q2\n", same.stdout.decode())

    def test_a_selection_that_nothing_matches_is_no_agreement(self):
        self.ends(run("diff", "good.txt", "later.txt", "--region", "1"), 0, "so that nothing was compared")

    def test_when_inputs_cannot_be_read_both_are_told(self):
        errors = self.ends(run("diff", "prose.txt", "absent.txt"), 3, "prose.txt: error: ").stderr.decode()
        self.assertIn("absent.txt: error: ", errors)


class Count(Case):
    def setUp(self):
        super().setUp()
        self.put("extract.csv", EXTRACT)

    @staticmethod
    def summary(result):
        """The numbers of the summary by their labels, and how far each is indented."""
        lines = re.findall(r"(?m)^( *)(\S.*?)  +([0-9.]+)$", result.stderr.decode())
        return {label: int(number.replace(".", "")) for _, label, number in lines}, [len(indent) for indent, _, _ in lines]

    def test_an_extract_becomes_the_published_table(self):
        result = self.ends(run("count", "extract.csv", *ON), 0)
        rows = {row["municipality_code"]: row for row in table(result.stdout)}
        self.assertEqual([(code, *(row[name] for name in ("edition", "level", "municipal_profile", "municipal_no_profile",
                                                           "uwv_profile", "uwv_no_profile", "total", "origin")))
                          for code, row in rows.items()],
                         [("GM0518", "2025Q2", "municipality", "0", "1", "0", "0", "1", "computed"),
                          ("GM0489", "2025Q2", "municipality", "0", "1", "0", "1", "2", "computed"),
                          ("GM0599", "2025Q2", "municipality", "1", "1", "1", "1", "4", "computed")])

    def test_the_summary_tells_where_every_record_ended(self):
        result = self.ends(run("count", "extract.csv", *ON), 0, "2025-06-30: rows were counted")
        numbers, indents = self.summary(result)
        self.assertEqual(numbers, {
            "records read": 15, "cannot be read": 1, "not registered": 1, "service not open": 1,
            "not in the target group register": 1, "banenafspraak not ticked": 1, "not ticked, sheltered work (WSW)": 1,
            "indicering unknown": 1, "counted, municipality unknown": 1, "counted": 7, "municipal clients with a profile": 1,
            "municipal clients without a profile": 3, "UWV clients with a profile": 1, "UWV clients without a profile": 2,
            "with an indicering of UWV and a municipality": 1})
        values = list(numbers.values())
        self.assertEqual(sum(value for value, indent in zip(values, indents) if indent == 2), 15)
        self.assertEqual(sum(value for value, indent in zip(values, indents) if indent == 4), 7)
        lines = result.stderr.decode().splitlines()[-len(values):]
        self.assertEqual(len({len(line) for line in lines}), 1, "the numbers line up")
        self.assertRegex(result.stderr.decode(), r"(?m)^extract\.csv:16: warning: .*dienstverlening_begin.* \[count\.unusable\]$")
        self.assertNotIn(b"31-02", result.stderr)

    def test_the_summary_in_dutch(self):
        result = self.ends(run("count", "extract.csv", *ON, "--lang", "nl"), 0, "2025-06-30: regels zijn geteld")
        numbers, _ = self.summary(result)
        self.assertEqual((numbers["records gelezen"], numbers["geteld"], numbers["UWV-cliënten met profiel"]), (15, 7, 1))
        lines = result.stderr.decode().splitlines()[-len(numbers):]
        self.assertEqual(len({len(line) for line in lines}), 1, "the numbers line up")
        self.assertIn(b"regels zijn geteld", run("count", "extract.csv", *ON, env={**os.environ, "LANG": "nl_NL.UTF-8"}).stderr)

    def test_quiet_tells_nothing(self):
        loud, quiet = run("count", "extract.csv", *ON), self.ends(run("count", "extract.csv", *ON, "-q"), 0)
        self.assertFalse(quiet.stderr)
        self.assertEqual(loud.stdout, quiet.stdout)

    def test_clients_are_counted_once_on_request(self):
        result = self.ends(run("count", "extract.csv", *ON, "--unique"), 0, "2025-06-30: clients were counted")
        numbers, _ = self.summary(result)
        self.assertEqual((numbers["records read"], numbers["counted"], numbers["further rows of a client"],
                          numbers["with an indicering of UWV and a municipality"], numbers["with rows of several municipalities"]),
                         (15, 6, 1, 2, 1))
        # a1 is of UWV in Rotterdam and of Barendrecht, whose code is the lower one.
        rows = {row["municipality_code"]: row for row in table(result.stdout)}
        self.assertEqual((rows["GM0489"]["uwv_profile"], rows["GM0489"]["uwv_no_profile"], rows["GM0599"]["total"]),
                         ("1", "1", "3"))

    def test_who_serves_a_client_of_both_is_a_choice(self):
        for group, cells in (("uwv", ("1", "1")), ("municipal", ("2", "0")), ("unknown", ("1", "0"))):
            with self.subTest(group):
                result = self.ends(run("count", "extract.csv", *ON, "--both", group), 0)
                row = next(row for row in table(result.stdout) if row["municipality_code"] == "GM0489")
                self.assertEqual((row["municipal_no_profile"], row["uwv_no_profile"]), cells)

    def test_the_whole_country_has_a_row_on_request(self):
        rows = table(self.ends(run("count", "extract.csv", *ON, "--whole-country"), 0).stdout)
        self.assertEqual([row["level"] for row in rows].count("municipality"), 342)
        country = next(row for row in rows if row["level"] == "country")
        self.assertEqual((country["total"], country["uwv_profile"]), ("8", "2"), "with the one of no known municipality")
        rows = table(self.ends(run("count", "extract.csv", *ON, "--whole-country", "--region", "Rijnmond"), 0).stdout)
        self.assertEqual(len(rows), 15)
        rows = table(self.ends(run("count", "extract.csv", *ON, "--municipality", "Rotterdam"), 0).stdout)
        self.assertEqual([row["total"] for row in rows], ["4"])

    def test_what_is_missing_is_told_by_municipality(self):
        self.ends(run("count", "extract.csv", *ON, "--missing", "missing.csv", "-o", "out.csv"), 0)
        rows = {row["municipality_code"]: row for row in table(self.get("missing.csv").encode())}
        self.assertEqual(list(rows), ["GM0518", "GM0489", "GM0599", ""])

        def filled(code):
            return {name: value for name, value in rows[code].items() if value != "0" and not name.startswith(("region_", "munic", "ed"))
                    or name.startswith("municipal_") and value != "0"}

        self.assertEqual(filled("GM0599"), {
            "counted": "4", "municipal_no_profile": "1", "municipal_nothing_filled": "1", "uwv_no_profile": "1",
            "uwv_missing_affinities": "1", "unknown_indicering": "1", "sheltered": "1", "not_ticked": "1", "not_in_register": "1",
            "not_open": "1", "not_registered": "1"})
        self.assertEqual(filled("GM0489"), {"counted": "2", "municipal_no_profile": "1", "municipal_nothing_filled": "1",
                                            "uwv_no_profile": "1", "uwv_missing_tasks": "1"})
        self.assertEqual(filled("GM0518"), {"counted": "1", "municipal_no_profile": "1", "municipal_missing_affinities_sectors": "1"})
        self.assertEqual(filled(""), {"counted": "1"})
        self.assertEqual({row["edition"] for row in rows.values()}, {"2025Q2"})
        self.assertEqual(rows["GM0518"]["municipality_name"], "'s-Gravenhage")
        self.ends(run("count", "extract.csv", *ON, "--missing", "missing.csv", "--region", "22", "-o", "out.csv"), 0)
        self.assertEqual([row["municipality_code"] for row in table(self.get("missing.csv").encode())], ["GM0489", "GM0599"])

    def test_what_is_missing_is_written_whole_or_not_at_all(self):
        self.put("missing.csv", "old")
        os.chmod("missing.csv", 0o604)
        os.symlink("missing.csv", "link.csv")
        self.ends(run("count", "extract.csv", *ON, "--missing", "link.csv", "-q", "-o", "out.csv"), 0)
        self.assertTrue(os.path.islink("link.csv"))
        self.assertEqual(stat.S_IMODE(os.stat("missing.csv").st_mode), 0o604)
        self.assertEqual(len(self.get("missing.csv").splitlines()), 5)
        os.mkdir("folder")
        before = sorted(os.listdir("."))
        for path, says in (("folder", "folder: error: "), ("no/such.csv", "no/such.csv: error: "), ("/dev/full", "/dev/full: error: ")):
            with self.subTest(path):
                self.ends(run("count", "extract.csv", *ON, "--missing", path, "-q"), 4, says)
        self.assertEqual(sorted(os.listdir(".")), before)

    def test_an_odd_export_is_mapped(self):
        odd = EXTRACT.replace("gemeentecode", "Woongemeente").replace(",ingeschreven,", ",actief,").replace(",", "|")
        self.put("odd.csv", odd)
        self.put("odd.map", "# an export of somebody\ngemeentecode = WOONGEMEENTE\nwords registered = Actief\n")
        expected = self.ends(run("count", "extract.csv", *ON), 0).stdout
        self.assertEqual(self.ends(run("count", "odd.csv", *ON, "--mapping", "odd.map"), 0).stdout, expected)
        self.ends(run("count", "odd.csv", *ON), 3,
                  "information: a file for --mapping says how an extract names a column, with a line such as: gemeentecode = ")
        self.put("foreign.csv", "KLANT;GEMEENTE\n1;Rotterdam\n")
        self.ends(run("count", "foreign.csv", *ON), 3, "with a line such as: gemeentecode = ITS-NAME-THERE")
        self.put("bad.map", "gemeentecode = A\ngemente = B\n")
        self.ends(run("count", "odd.csv", *ON, "--mapping", "bad.map"), 3, "bad.map:2: error: ")
        self.ends(run("count", "odd.csv", *ON, "--mapping", "gone.map"), 3, "gone.map: error: ")

    def test_a_register_tells_who_is_in_it(self):
        self.put("register.csv", "client_id;gemeentecode\n" + "".join(f"a{i};GM0599\n" for i in range(1, 8)) + "a1;GM0599\nzz;GM0489\n")
        result = self.ends(run("count", "extract.csv", *ON, "--unique", "--register", "register.csv"), 0, "[count.register]")
        numbers, _ = self.summary(result)
        # a8 and those from a9 on are not in it; b2, who was not by the column, neither.
        self.assertEqual((numbers["people in the register"], numbers["counted"], numbers["not in the target group register"]),
                         (8, 6, 4))
        self.ends(run("count", "extract.csv", *ON, "--register", "gone.csv"), 3, "gone.csv: error: ")
        self.ends(run("count", "extract.csv", *ON, "--register", "-"), 2, "--register needs the name of a file")

    def test_any_number_of_threads_gives_the_same(self):
        expected = self.ends(run("count", "extract.csv", *ON, "--unique"), 0)
        for threads in ("1", "2", "7", "64"):
            with self.subTest(threads):
                result = self.ends(run("count", "extract.csv", *ON, "--unique", "--threads", threads), 0)
                self.assertEqual((result.stdout, result.stderr), (expected.stdout, expected.stderr))

    def test_extracts_come_in_folders_packed_and_by_standard_input(self):
        expected = self.ends(run("count", "extract.csv", *ON), 0).stdout
        half = len(RECORDS) // 2
        os.makedirs("extracts/deeper")
        first, second = ("".join([COLUMNS, *(record + "\n" for record in part)]) for part in (RECORDS[:half], RECORDS[half:]))
        self.put("extracts/first.csv", first)
        with gzip.open("extracts/second.csv.gz", "wb") as file:
            file.write(second.encode())
        self.put("extracts/.hidden", "\0")
        with zipfile.ZipFile("both.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("first.csv", first)
            archive.writestr("second.csv", second)
        for arguments, stdin in ((["extracts"], b""), (["both.zip"], b""), (["-"], EXTRACT), (["-"], gzip.compress(EXTRACT.encode())),
                                 (["extracts/first.csv", "-"], second), (["/dev/stdin"], EXTRACT)):
            with self.subTest(arguments):
                self.assertEqual(self.ends(run("count", *arguments, *ON, stdin=stdin), 0).stdout, expected)
        self.assertIn(b"the folders in this folder were not read", run("count", "extracts", *ON).stderr)

    def test_xml_is_counted_as_csv_is(self):
        names = COLUMNS.strip().split(",")
        klanten = ["".join(f"<{name}>{value}</{name}>" for name, value in zip(names, record.split(",")) if value)
                   for record in RECORDS]
        xml = ('<?xml version="1.0"?>\n<extract xmlns="urn:klantprofiel:extract:1">\n' +
               "".join(f"<klant>{klant}</klant>\n" for klant in klanten) + "</extract>\n")
        self.put("extract.xml", xml)
        expected = self.ends(run("count", "extract.csv", *ON, "--unique"), 0)
        result = self.ends(run("count", "extract.xml", *ON, "--unique"), 0, "extract.xml:17: warning: ")
        self.assertEqual(result.stdout, expected.stdout)
        self.assertEqual(self.summary(result), self.summary(expected))
        self.put("broken.xml", xml.replace("</extract>", ""))
        self.ends(run("count", "broken.xml", *ON), 3, "broken.xml:")

    def test_counts_are_saved_and_put_together(self):
        expected = self.ends(run("count", "extract.csv", *ON), 0).stdout
        half = len(RECORDS) // 2
        for name, part in (("first", RECORDS[:half]), ("second", RECORDS[half:])):
            self.put(name + ".csv", COLUMNS + "".join(record + "\n" for record in part))
            self.ends(run("count", name + ".csv", *ON, "--save", name + ".count", "-o", "out.csv"), 0)
        os.mkdir("saved")
        for name in ("first.count", "second.count"):
            os.link(name, os.path.join("saved", name))
        for arguments in (["first.count", "second.count"], ["second.count", "first.csv", *ON], ["saved"], ["saved", *ON]):
            with self.subTest(arguments):
                self.assertEqual(self.ends(run("count", *arguments), 0).stdout, expected)
        # A saved count is no personal data.
        with open("first.count", "rb") as file:
            self.assertNotIn(b"a1", file.read())
        for arguments, status, says in (
                (["first.count", "--date", "2025-03-31"], 3, "[KLP_CONFLICT]"),
                (["first.count", "second.csv", "--date", "2025-03-31"], 3, "[KLP_CONFLICT]"),
                (["first.count", "second.csv", *ON, "--both", "municipal"], 3, "[KLP_CONFLICT]"),
                (["first.count", "second.csv"], 2, "--date is missing"),
                (["first.count", "--unique"], 2, "--unique goes with records"),
                (["first.count", "--both", "uwv"], 2, "--both goes with records"),
                (["first.count", "saved"], 2, "are one file, whose clients would be counted twice"),
                (["extract.csv", *ON, "--register", "first.count"], 2, "is a saved count")):
            with self.subTest(arguments):
                self.ends(run("count", *arguments), status, says)
        with open("first.count", "rb") as file:
            whole = file.read()
        for name, damaged in (("cut.count", whole[:-1]), ("changed.count", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])):
            with open(name, "wb") as file:
                file.write(damaged)
            self.ends(run("count", name), 3, f"{name}: error: ")

    def test_a_key_lets_saved_counts_know_a_client_again(self):
        self.put("secret.key", "0123456789abcdef0123456789abcdef\n")
        self.put("windows.key", "0123456789abcdef0123456789abcdef\r\n")
        self.put("other.key", "another secret of more than sixteen")
        expected = self.ends(run("count", "extract.csv", *ON, "--unique"), 0).stdout
        for name, part in (("first", RECORDS[:5]), ("second", RECORDS[5:])):
            self.put(name + ".csv", COLUMNS + "".join(record + "\n" for record in part))
            self.ends(run("count", name + ".csv", *ON, "--unique", "--key", "secret.key", "--save", name + ".count", "-o", "out.csv"), 0)
        for key in ("secret.key", "windows.key"):
            merged = self.ends(run("count", "first.count", "second.count", "--key", key), 0)
            self.assertEqual(merged.stdout, expected)
        for arguments, status, says in (
                (["first.count", "second.count", "--key", "other.key"], 3, "[KLP_CONFLICT]"),
                (["extract.csv", *ON, "--unique", "--key", "gone.key"], 3, "gone.key: error: "),
                (["extract.csv", *ON, "--key", "secret.key"], 2, "--key goes with --unique or --register")):
            with self.subTest(arguments):
                self.ends(run("count", *arguments), status, says)
        for key in ("", "fifteen bytes..", "x" * 65, "x" * 200):
            self.put("bad.key", key)
            self.ends(run("count", "extract.csv", *ON, "--unique", "--key", "bad.key"), 3, "a key has 16 to 64 bytes; make one with")

    def test_nothing_is_not_saved(self):
        self.put("empty.csv", COLUMNS)
        self.ends(run("count", "empty.csv", *ON), 0, "there is no record in what was read")
        self.ends(run("count", "empty.csv", *ON, "--save", "empty.count"), 3, "nothing to save")
        self.assertFalse(os.path.exists("empty.count"))

    def test_what_cannot_be_counted_is_told_and_nothing_is_written(self):
        self.put("bare.csv", "a1,GM0599\n")
        self.put("twice.csv", EXTRACT.replace("client_id,", "status,"))
        self.put("numbers.csv", COLUMNS + "".join(
            f"{number:09d}{RECORDS[0][2:]}\n" for number in range(100000000, 100020000)
            if sum(int(digit) * weight for digit, weight in zip(str(number), (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0))
        os.mkdir("none")
        os.mkdir("mixed")
        self.put("mixed/extract.csv", EXTRACT)
        self.put("mixed/leesmij.txt", PROSE)
        for arguments, says in (
                (["gone.csv"], "gone.csv: error: "),
                (["gone.csv", "lost.csv"], "lost.csv: error: "),
                (["none"], "none: error: there is no file in this folder"),
                (["bare.csv"], "bare.csv:1: error: "),
                (["twice.csv"], "[KLP_FORMAT]"),
                (["-"], "stdin:"),
                (["extract.csv", "bare.csv"], "bare.csv:1: error: "),
                (["mixed"], "mixed/leesmij.txt:1: error: "),
                (["numbers.csv"], "[KLP_PERSONAL_DATA]"),
                (["extract.csv", "--limit", "columns=5"], "[KLP_LIMIT_COLUMNS]"),
                (["extract.csv", "--limit", "input-bytes=10"], "[KLP_LIMIT_INPUT_BYTES]"),
                (["extract.csv", "--territory", "gone.csv"], "gone.csv: error: ")):
            with self.subTest(arguments):
                self.put("out.csv", "old")
                self.ends(run("count", *arguments, *ON, "-o", "out.csv"), 3, says)
                self.assertEqual(self.get("out.csv"), "old")
        self.put("broken.csv", COLUMNS + "a1\n" * 5)
        self.ends(run("count", "broken.csv", *ON, "--limit", "unusable-records=4"), 3, "[KLP_LIMIT_UNUSABLE_RECORDS]")
        self.ends(run("count", "broken.csv", *ON, "--limit", "unusable-records=5"), 0)

    def test_wrong_usage_is_explained(self):
        self.put("key", "0123456789abcdef")
        for arguments, says in (
                ([], "an EXTRACT is missing; begin with klantprofiel count extract.csv --date 2025-06-30"),
                (["extract.csv"], "--date is missing: the day for which clients are counted"),
                (["extract.csv", "--date", "2025"], "--date cannot be '2025'; write a day as 2025-06-30"),
                (["extract.csv", "--date", "2025-06-31"], "--date cannot be '2025-06-31'"),
                (["extract.csv", *ON, *ON], "--date was given twice"),
                (["extract.csv", *ON, "--threads", "0"], "write a number from 1 to 64"),
                (["extract.csv", *ON, "--threads", "65"], "write a number from 1 to 64"),
                (["extract.csv", *ON, "--threads", "2x"], "write a number from 1 to 64"),
                (["extract.csv", *ON, "--threads", ""], "write a number from 1 to 64"),
                (["extract.csv", *ON, "--both", "uwb"], "did you mean 'uwv'?"),
                (["extract.csv", *ON, "--missing", "-"], "--missing needs the name of a file"),
                (["extract.csv", *ON, "--save", ""], "--save needs the name of a file"),
                (["extract.csv", *ON, "--edition", "2025Q2"], "--edition does not go with 'count'"),
                (["extract.csv", *ON, "--to", "text"], "it is one of: csv, json, xml, "),
                (["-", "-", *ON], "standard input can be read only once"),
                (["extract.csv", "./extract.csv", *ON], "are one file, whose clients would be counted twice"),
                (["extract.csv", *ON, "--region", "99"], "there is no region '99'"),
                (["extract.csv", *ON, "--save", "s", "-o", "s"], "are one file, and it can hold one output"),
                (["extract.csv", *ON, "--save", "extract.csv"], "the output 'extract.csv' is the same file as the input"),
                (["extract.csv", *ON, "--missing", "./extract.csv"], "the output './extract.csv' is the same file as the input"),
                (["extract.csv", *ON, "--unique", "--key", "key", "-o", "key"], "the same file as the input 'key'"),
                (["extract.csv", *ON, "--mapping", "key", "--save", "key"], "the same file as the input 'key'"),
                (["extract.csv", *ON, "--register", "key", "--save", "key"], "the same file as the input 'key'")):
            with self.subTest(arguments):
                self.ends(run("count", *arguments), 2, says)
        self.ends(run("parse", "good.txt", "--date", "2025-06-30"), 2, "--date does not go with 'parse'")

    def test_outputs_that_cannot_be_written(self):
        for arguments in (["--save", "no/such.count"], ["-o", "no/such.csv"], ["--save", "/dev/full"]):
            with self.subTest(arguments):
                self.ends(run("count", "extract.csv", *ON, "-q", *arguments), 4, arguments[-1] + ": error: ")
        with open("/dev/full", "wb") as full:
            self.ends(run("count", "extract.csv", *ON, stdout=full), 4, "standard output: error: ")

    def test_an_interrupt_ends_the_count_and_leaves_nothing(self):
        self.put("out.csv", "old")
        before = sorted(os.listdir("."))
        with subprocess.Popen([PROGRAM, "count", "-", *ON, "-o", "out.csv", "--save", "c", "--missing", "m", "--threads", "4"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdin.write(EXTRACT.encode())
            process.stdin.flush()
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(30), -signal.SIGINT)
            self.assertFalse(process.stderr.read())
        self.assertEqual(sorted(os.listdir(".")), before)
        self.assertEqual(self.get("out.csv"), "old")

    def test_a_bar_tells_how_fast_it_goes(self):
        rows = "".join(record + "\n" for record in RECORDS[:-1]).encode() * 20000
        terminal, end = pty.openpty()
        with subprocess.Popen([PROGRAM, "count", "-", *ON, "--quiet", "--threads", "1"], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=end) as process:
            os.close(end)
            process.stdin.write(COLUMNS.encode() + rows)
            process.stdin.flush()
            time.sleep(0.7)
            process.stdin.write(rows)
            process.stdin.close()
            shown = b""
            with contextlib.suppress(OSError):
                while piece_shown := os.read(terminal, 4096):
                    shown += piece_shown
            os.close(terminal)
            self.assertEqual(process.wait(30), 0, shown)
        self.assertRegex(shown, rb"\rcounting \[ *\]  [0-9.]+ MB  [0-9.]+ [kM] records/s")
        self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)


class Publish(Case):
    def publish(self, *arguments):
        return run("publish", *arguments, "-o", "out.html", env={**os.environ, "PATH": "/nowhere"})

    def test_the_page_reads_back_as_the_table(self):
        self.ends(self.publish("good.txt"), 0)
        self.assertIn("<h1>Transparantie van klantprofielen</h1>", self.get("out.html"))
        self.ends(run("diff", "good.txt", "out.html", "--exit-code"), 0)
        self.assertEqual(run("publish", "good.txt").stdout.decode(), self.get("out.html"))

    def test_one_edition_is_published(self):
        self.ends(self.publish("good.txt", "later.txt"), 2, "2023Q2 to 2025Q2; select one of them")
        self.ends(self.publish("undated.txt"), 2, "of which quarter")
        self.assertFalse(os.path.exists("out.html"))
        self.ends(self.publish("good.txt", "later.txt", "--edition", "2025Q2", "--title", "Proef & meer"), 0)
        self.assertIn("<title>Proef &amp; meer, tweede kwartaal 2025</title>", self.get("out.html"))

    def test_figures_that_contradict_each_other_are_published_and_told(self):
        result = self.ends(self.publish("wrong.txt"), 1, "published with figures that contradict each other")
        self.assertIn("[row.sum]", result.stderr.decode())
        self.assertTrue(os.path.exists("out.html"))

    def test_a_pdf_needs_a_program(self):
        result = run("publish", "good.txt", "-o", "out.pdf", env={**os.environ, "PATH": "/nowhere"})
        self.ends(result, 4, "install weasyprint")
        self.ends(run("publish", "good.txt", "-o", "out.pdf", "--weasyprint", "/bin/false"), 4, "made no PDF")
        self.ends(run("publish", "good.txt", "-o", "out.docx"), 2, ".html or .pdf")
        self.assertEqual([name for name in os.listdir() if name.startswith("out")], [])


class Inputs(Case):
    def test_what_cannot_be_read_is_told(self):
        self.put("binary.dat", "\0\1\2\0" * 1000)
        with open("damaged.txt", "wb") as file:
            file.write(GOOD.encode() + DAMAGED)
        os.mkdir("empty")
        self.put("bad.csv", "jaar,gemeentecode\n2017,GM0001\n")
        for arguments, says in (
                (["no-such-file.txt"], "no-such-file.txt: error: "),
                (["prose.txt"], "prose.txt: error: "),
                (["prose.txt"], "[KLP_NO_TABLE]"),
                (["-"], "stdin: error: "),
                (["binary.dat"], "[KLP_UNSUPPORTED]"),
                (["damaged.txt"], "[KLP_ENCODING]"),
                (["empty"], "empty: error: no file in this folder holds the publication"),
                (["good.txt", "--limit", "input-bytes=10"], "[KLP_LIMIT_INPUT_BYTES]"),
                (["good.txt", "--limit=rows=3"], "[KLP_LIMIT_ROWS]"),
                (["good.txt", "--territory", "no-such.csv"], "no-such.csv: error: "),
                (["good.txt", "--territory", "bad.csv"], "[KLP_FORMAT]")):
            for command in ("parse", "validate", "aggregate"):
                with self.subTest(command=command, arguments=arguments):
                    self.ends(run(command, *arguments), 3, says)

    def test_editions_are_carried_to_one_set_of_boundaries(self):
        haaren = ("edition,level,region_number,municipality_code,municipal_profile,municipal_no_profile,uwv_profile,"
                  "uwv_no_profile,total\n2020Q4,municipality,17,GM0788,0,0,8,0,8\n")
        changes = ("datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
                   "2021-01-01,GM0788,Haaren,GM0757,Boxtel,splitsing,0.25\n"
                   "2021-01-01,GM0788,Haaren,GM0865,Vught,splitsing,0.75\n")
        self.put("haaren.csv", haaren)
        self.put("shares.csv", changes)
        self.put("wrong.csv", changes.replace("0.25", "0.35"))
        how = ["haaren.csv", "--by", "municipality", "--partial", "--boundaries", "2025"]
        result = self.ends(run("aggregate", *how, "--changes", "shares.csv", "--to", "json"), 0, "shares from shares.csv")
        rows = json.loads(result.stdout)["rows"]
        self.assertEqual([(row["municipality_name"], row["total"], row["origin"]) for row in rows],
                         [("Boxtel", 2, "estimated"), ("Vught", 6, "estimated")])
        built_in = self.ends(run("aggregate", *how), 0, "[aggregate.estimated]")
        self.assertEqual(len(built_in.stdout.splitlines()), 1 + 4)
        kept = self.ends(run("aggregate", "good.txt", "--boundaries", "2025"), 0).stdout.decode()
        self.assertIn("2023Q2,region,22,AM22,Rijnmond,,,332,4995,7253,1667,14247,", kept)
        self.ends(run("aggregate", *how, "--changes", "wrong.csv"), 3, "wrong.csv:2: error: the shares of the split")
        self.ends(run("aggregate", *how, "--changes", "gone.csv"), 3, "gone.csv: error: ")
        self.ends(run("aggregate", *how, "--changes", "shares.csv", "-o", "shares.csv", "--to", "csv"), 2, "same file")
        for year in ("25", "20255", "2025a", "", "0000"):
            self.ends(run("aggregate", "good.txt", "--boundaries", year), 2, "write a year such as 2025")
        self.ends(run("aggregate", "good.txt", "--boundaries", "2031"), 2, "the boundaries of 2031 are not known")
        self.ends(run("parse", "good.txt", "--boundaries", "2025"), 2, "does not go with 'parse'")

    def test_a_series_has_indicators_and_shows_its_gaps(self):
        os.mkdir("quarters")
        self.put("quarters/2023-q2.txt", GOOD)
        self.put("quarters/2023-q4.txt", LATER.replace("Tweede kwartaal 2025", "Vierde kwartaal 2023"))
        how = ["aggregate", "quarters", "--region", "22", "--indicators"]
        gap = "one edition between 2023Q2 and 2023Q4 is missing: 2023Q3 [aggregate.gap]"
        rows = table(self.ends(run(*how, "--base", "2023Q2"), 0, gap).stdout)
        # One region of 35 has no place among them.
        self.assertEqual([(row["edition"], row["base_total_difference"], row["total_difference"], row["rank_in_country"])
                          for row in rows], [("2023Q2", "0", "", ""), ("2023Q4", "1", "", "")])
        rows = table(self.ends(run(*how, "--gaps"), 0, gap).stdout)
        self.assertEqual([(row["edition"], row["region_name"], row["total"], row["origin"]) for row in rows],
                         [("2023Q2", "Rijnmond", "14247", "published"), ("2023Q3", "Rijnmond", "", "computed"),
                          ("2023Q4", "Rijnmond", "14248", "published")])
        self.assertNotIn("base_total_difference", rows[0])
        self.ends(run(*how, "--base", "2025Q2"), 0, "[aggregate.base-missing]")
        rows = table(self.ends(run(*how, "--by", "municipality", "--base", "2023Q2", "--municipality", "Rotterdam"), 0).stdout)
        self.assertAlmostEqual(float(rows[1]["level_contribution"]), (7595 / 14247 + 7596 / 14248) / 2 * (3820 / 7596 - 3819 / 7595))
        self.ends(run("aggregate", "good.txt", "--base", "2023Q2"), 2, "--base goes with --indicators")
        for edition in ("2023", "2023Q5", ""):
            self.ends(run(*how, "--base", edition), 2, "write a quarter as 2023Q2")
        self.ends(run("parse", "good.txt", "--gaps"), 2, "does not go with 'parse'")

    def test_what_was_carried_is_carried_on_from_a_file(self):
        self.ends(run("aggregate", "good.txt", "--by", "municipality", "--boundaries", "2024", "-o", "carried.json"), 0)
        self.assertEqual({row["boundaries"] for row in json.loads(self.get("carried.json"))["rows"]}, {2024})
        rows = table(self.ends(run("aggregate", "carried.json", "--boundaries", "2025", "--region", "22"), 0).stdout)
        self.assertEqual([(row["boundaries"], row["total"]) for row in rows], [("2025", "14247")])

    def test_limits_can_be_raised(self):
        for value in ("1K", "1G", "none", "0", "64M"):
            with self.subTest(value):
                self.ends(run("parse", "good.txt", "--limit", "input-bytes=" + value), 0)

    @unittest.skipIf(os.geteuid() == 0, "nothing is unreadable to an administrator")
    def test_an_unreadable_file(self):
        os.chmod("good.txt", 0)
        self.ends(run("parse", "good.txt"), 3, "permission denied")

    def test_a_terminal_is_not_led_astray_by_a_name(self):
        result = self.ends(run("parse", "a\x1b[2J\x9bb.txt"), 3)
        self.assertNotIn(b"\x1b", result.stderr)
        self.assertNotIn("\x9b".encode(), result.stderr)

    def test_when_one_file_fails_all_failures_are_told_and_nothing_is_written(self):
        self.put("out.csv", "old")
        result = self.ends(run("parse", "good.txt", "gone.txt", "prose.txt", "-o", "out.csv"), 3,
                           "2 of 3 inputs could not be read, so nothing is written")
        self.assertIn(b"gone.txt: error: ", result.stderr)
        self.assertIn(b"prose.txt: error: ", result.stderr)
        self.assertEqual(self.get("out.csv"), "old")

    def test_a_workbook_and_a_page_say_what_was_found_and_a_terminal_shows_no_workbook(self):
        for name, extract in (("out.xlsx", lambda data: zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")), ("out.html", bytes)):
            with self.subTest(name):
                self.assertIn(run("repair", "wrong.txt", "--lang", "nl", "-o", name).returncode, (0, 1))
                with open(name, "rb") as file:
                    self.assertIn("Bevindingen", extract(file.read()).decode())
        terminal, end = pty.openpty()
        try:
            self.ends(run("parse", "good.txt", "--to", "xlsx", stdout=end), 2, "a terminal cannot show this format; name a file with -o")
        finally:
            os.close(end)
            os.close(terminal)
        self.assertEqual(run("parse", "good.txt", "--to", "xlsx").stdout[:2], b"PK")

    def test_a_folder_stands_for_its_files(self):
        os.makedirs("quarters/deeper")
        self.put("quarters/2025-q2.txt", LATER)
        self.put("quarters/2023-q2.txt", GOOD)
        self.put("quarters/.hidden.txt", "\0")
        self.put("quarters/readme.txt", PROSE)
        self.put("quarters/deeper/more.txt", GOOD)
        result = self.ends(run("parse", "quarters/"), 0, "quarters/readme.txt: warning: ")
        rows = table(result.stdout)
        self.assertEqual([row["source"] for row in rows], ["quarters/2023-q2.txt"] * 15 + ["quarters/2025-q2.txt"] * 15)
        self.assertIn(b"the folders in this folder were not read", result.stderr)
        self.assertNotIn(b"hidden", result.stderr)

    def test_only_what_is_no_publication_is_passed_over_in_a_folder(self):
        os.mkdir("quarters")
        self.put("quarters/2023-q2.txt", GOOD)
        self.put("quarters/readme.txt", PROSE)
        with open("quarters/picture.dat", "wb") as file:
            file.write(b"\0\1\2\0" * 1000)
        result = self.ends(run("parse", "quarters"), 0, "quarters/readme.txt: warning: ")
        self.assertRegex(result.stderr, rb"quarters/picture\.dat:[0-9:]* warning: .*\[KLP_UNSUPPORTED\]")
        self.ends(run("parse", "quarters", "--limit", "rows=3"), 3, "[KLP_LIMIT_ROWS]")
        with open("quarters/2025-q2.txt", "wb") as file:
            file.write(LATER.encode() + DAMAGED)
        for command in ("parse", "validate", "aggregate"):
            result = self.ends(run(command, "quarters"), 3, "[KLP_ENCODING]")
            self.assertRegex(result.stderr, rb"quarters/2025-q2\.txt:[0-9:]* error: ")

    def test_packed_documents_are_read_and_named(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("kwartalen/2025-q2.txt", LATER)
            archive.writestr("../2023-q2.txt.gz", gzip.compress(GOOD.encode()))
            archive.writestr("leesmij.txt", PROSE)
        with open("good.zip", "wb") as file:
            file.write(packed.getvalue())
        for name, arguments in (("good.zip", {}), ("stdin", {"stdin": packed.getvalue()})):
            result = self.ends(run("parse", "-" if arguments else name, **arguments), 0, "[read.member-skipped]")
            sources = [row["source"] for row in table(result.stdout)]
            self.assertEqual(sources, [f"{name}/kwartalen/2025-q2.txt"] * 15 + [f"{name}/../2023-q2.txt.gz"] * 15)
            self.assertIn(f"{name}/leesmij.txt: information: ".encode(), result.stderr)
        self.ends(run("parse", "good.zip", "--limit", "nesting=1"), 3, "good.zip/../2023-q2.txt.gz: error: ")
        with open("cut.zip", "wb") as file:
            file.write(packed.getvalue()[:-30])
        self.ends(run("parse", "cut.zip"), 3, "[KLP_FORMAT]")

    def test_a_folder_may_hold_packed_files(self):
        os.mkdir("quarters")
        with gzip.open("quarters/2023-q2.txt.gz", "wb") as file:
            file.write(GOOD.encode())
        with zipfile.ZipFile("quarters/2025.zip", "w") as archive:
            archive.writestr("2025-q2.txt", LATER)
        with zipfile.ZipFile("quarters/fotos.zip", "w") as archive:
            archive.writestr("foto.png", b"\x89PNG\r\n\x1a\n")
        result = self.ends(run("parse", "quarters"), 0, "quarters/fotos.zip: warning: ")
        self.assertEqual([row["source"] for row in table(result.stdout)],
                         ["quarters/2023-q2.txt.gz"] * 15 + ["quarters/2025.zip/2025-q2.txt"] * 15)

    def test_a_format_can_be_forced(self):
        self.ends(run("parse", "good.txt", "--as", "text"), 0)


class Outputs(Case):
    def test_a_full_device(self):
        for arguments in (["parse", "good.txt"], ["validate", "wrong.txt"], ["aggregate", "good.txt"], ["--help"],
                          ["parse", "--help"], ["--version"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                self.ends(run(*arguments, stdout=full), 4, "standard output: error: ")
        self.ends(run("parse", "good.txt", "-o", "/dev/full"), 4, "/dev/full: error: cannot write")

    def test_what_cannot_be_written_is_told(self):
        os.mkdir("folder.csv")
        for path, says in (("no/such/out.csv", "no/such/out.csv: error: "), ("folder.csv", "it is a folder")):
            with self.subTest(path):
                self.ends(run("parse", "good.txt", "-o", path), 4, says)

    def test_a_source_is_not_overwritten(self):
        os.mkdir("quarters")
        os.rename("later.txt", "quarters/2025-q2.txt")
        os.link("quarters/2025-q2.txt", "hard.txt")
        os.symlink("good.txt", "link.txt")
        os.symlink("link.txt", "linked.txt")
        os.symlink("quarters", "folder")
        year = "jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,provinciecode,provincienaam\n" \
            "2031,GM0599,Rotterdam,AM22,Rijnmond,PV28,Zuid-Holland\n"
        self.put("2031.csv", year)
        for inputs, output, read in ((["good.txt"], "good.txt", "good.txt"),
                                     (["good.txt"], "./good.txt", "good.txt"),
                                     (["good.txt"], os.path.join(self.folder, "good.txt"), "good.txt"),
                                     (["good.txt"], "linked.txt", "good.txt"),
                                     (["linked.txt"], "good.txt", "linked.txt"),
                                     (["quarters/2025-q2.txt", "good.txt"], "good.txt", "good.txt"),
                                     (["quarters/2025-q2.txt"], "hard.txt", "quarters/2025-q2.txt"),
                                     (["quarters"], "quarters/2025-q2.txt", "quarters/2025-q2.txt"),
                                     (["good.txt", "quarters/"], "hard.txt", "quarters/2025-q2.txt"),
                                     (["folder"], "quarters/2025-q2.txt", "folder/2025-q2.txt"),
                                     (["good.txt", "--territory", "2031.csv"], "2031.csv", "2031.csv")):
            for command in ("parse", "validate", "aggregate"):
                with self.subTest(command=command, inputs=inputs, output=output):
                    self.ends(run(command, *inputs, "--to", "json", "-o", output), 2,
                              f"the output '{output}' is the same file as the input '{read}'")
        with open("good.txt", "rb") as file:
            result = subprocess.run([PROGRAM, "parse", "-", "-o", "good.txt"], stdin=file, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE, timeout=60, check=False)
            self.ends(result, 2, "the same file as the input 'stdin'")
        self.assertEqual((self.get("good.txt"), self.get("quarters/2025-q2.txt"), self.get("2031.csv")), (GOOD, LATER, year))
        # What is not read may be written, also in a folder that is; and a device is no document.
        os.mkdir("quarters/deeper")
        for output in ("quarters/.hidden.csv", "quarters/deeper/out.csv", "hard.csv"):
            for _ in range(2):
                with self.subTest(output):
                    self.ends(run("parse", "quarters", "-o", output), 0)
        self.ends(run("parse", "good.txt", "-o", "/dev/null", "--to=csv", stdin=b""), 0)

    def test_an_extension_that_tells_no_format_is_wrong_usage(self):
        self.ends(run("parse", "good.txt", "-o", "out.xyz"), 2, "csv, json")
        self.assertFalse(os.path.exists("out.xyz"))

    def test_a_pipe_whose_reader_is_gone(self):
        for default in (True, False):
            reader, writer = os.pipe()
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                self.ends(run("parse", "good.txt", stdout=pipe, restore_signals=default), 4, "standard output: error: ")

    def test_standard_descriptors_may_be_closed(self):
        for shell, status in (('"$0" parse good.txt >&-', 4), ('"$0" parse - <&-', 3), ('"$0" parse good.txt -o out.csv 2>&- >&-', 0)):
            with self.subTest(shell):
                result = subprocess.run(["sh", "-c", shell, PROGRAM], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, timeout=60, check=False)
                self.assertEqual(result.returncode, status, result.stderr)
        self.assertEqual(len(table(self.get("out.csv").encode())), 15)

    def test_names_of_standard_output(self):
        expected = run("parse", "good.txt").stdout
        self.assertEqual(self.ends(run("parse", "good.txt", "-o", "/dev/stdout"), 0).stdout, expected)
        self.put("out", "before\n")
        with open("out", "ab") as out:
            self.ends(run("parse", "good.txt", "-o", "/dev/stdout", stdout=out), 0)
        self.assertEqual(self.get("out"), "before\n" + expected.decode())

    def test_a_link_stays_a_link_and_permissions_stay(self):
        self.put("real.csv", "old")
        os.chmod("real.csv", 0o604)
        os.symlink("real.csv", "link.csv")
        self.ends(run("parse", "good.txt", "-o", "link.csv"), 0)
        self.assertTrue(os.path.islink("link.csv"))
        self.assertEqual(stat.S_IMODE(os.stat("real.csv").st_mode), 0o604)
        self.assertEqual(len(table(self.get("real.csv").encode())), 15)


class Manners(Case):
    def test_an_interrupt_ends_the_program_and_leaves_nothing(self):
        before = sorted(os.listdir("."))
        with subprocess.Popen([PROGRAM, "parse", "-", "-o", "out.csv"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdin.write(GOOD.encode())
            process.stdin.flush()
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            process.stdin.flush()
            self.assertEqual(process.wait(30), -signal.SIGINT)
        self.assertEqual(sorted(os.listdir(".")), before)

    def test_a_bar_appears_on_a_terminal_when_work_lasts_and_goes_away(self):
        # Blank text in pieces, so that reading takes its time whatever the machine.
        piece = b" \n" * 40000
        for patient in (True, False):
            with self.subTest(patient=patient):
                terminal, end = pty.openpty()
                with subprocess.Popen([PROGRAM, "parse", "-", "--quiet"], stdin=subprocess.PIPE,
                                      stdout=subprocess.DEVNULL, stderr=end) as process:
                    os.close(end)
                    began = time.monotonic()
                    process.stdin.write(piece)
                    process.stdin.flush()
                    time.sleep(0.7 if patient else 0)
                    process.stdin.write(piece + GOOD.encode())
                    process.stdin.close()
                    shown = b""
                    # Linux tells the end of a pseudo-terminal as an error.
                    with contextlib.suppress(OSError):
                        while piece_shown := os.read(terminal, 4096):
                            shown += piece_shown
                    os.close(terminal)
                    self.assertEqual(process.wait(30), 0, shown)
                    lasted = time.monotonic() - began
                if patient:
                    self.assertRegex(shown, rb"^\rreading \[")
                    self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)
                elif lasted < 0.4:  # on a machine that is busy all work lasts
                    self.assertEqual(shown, b"")


class Sample(Case):
    """The document that ships with the examples: all of the second quarter of 2025."""

    document = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "data",
                            "transparantie-2025-q2.txt")

    def test_the_main_job(self):
        rows = table(self.ends(run("parse", self.document), 0).stdout)
        levels = [row["level"] for row in rows]
        self.assertEqual({level: levels.count(level) for level in levels}, {"country": 1, "region": 35, "municipality": 342})
        findings = self.ends(run("validate", self.document), 0, "1 information\n").stdout
        self.assertEqual(len([line for line in findings.splitlines() if not line.startswith(b"    ")]), 1)
        rows = table(self.ends(run("aggregate", self.document, "--by", "region", "--indicators"), 0).stdout)
        self.assertEqual(len(rows), 35)
        shares = sorted(rows, key=lambda row: float(row["profile_share"]))
        self.assertEqual([(row["region_number"], f"{float(row['profile_share']):.2%}") for row in (shares[0], shares[-1])],
                         [("10", "38.45%"), ("8", "82.90%")])


class Minimal(Case):
    def test_the_smallest_program_prints_totals_and_errors(self):
        result = run("good.txt", program=MINIMAL)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(re.fullmatch(rb"22 Rijnmond +14247\n", result.stdout), result.stdout)
        self.assertFalse(result.stderr)
        result = run("wrong.txt", program=MINIMAL)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, rb"(?m)^line 4: ")
        for arguments, status in ((["gone.txt"], 3), (["prose.txt"], 3), ([], 2)):
            with self.subTest(arguments):
                result = run(*arguments, program=MINIMAL)
                self.assertEqual(result.returncode, status)
                self.assertTrue(result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
