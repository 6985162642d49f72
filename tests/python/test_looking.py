# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What a notebook shows, and charts: what is drawn is asked of the chart itself."""

import io
import unittest
from xml.etree import ElementTree

import klantprofiel as kp
from klantprofiel._plot import COLOURS, _apart
from support import Q2_2025, RIJNMOND_2023, SOURCE, Case

try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None


class Html(Case):
    def test_it_is_well_formed_and_shows_rows_and_findings(self):
        ds = kp.read(Q2_2025)
        damaged = kp.read(Q2_2025.read_bytes().replace(b",190973,", b",<b>&,"))
        cases = (ds, damaged, kp.Dataset(), ds.aggregate(indicators=True), ds.validate(), damaged.validate(), ds.notes,
                 ds.repair(), ds.diff(ds), kp.read(RIJNMOND_2023).diff(ds.region(22)))
        for thing in cases:
            text = thing._repr_html_()
            with self.subTest(repr(thing)):
                ElementTree.fromstring(f"<div>{text}</div>")
        self.assertIn("country.unplaced", ds._repr_html_())
        self.assertIn("&lt;b&gt;&amp;", damaged._repr_html_())
        self.assertIn("368 rows more", ds._repr_html_())

    def test_closed(self):
        ds = kp.read(Q2_2025)
        findings = ds.validate()
        ds.close()
        findings.close()
        self.assertIn("closed", ds._repr_html_())
        self.assertIn("closed", findings._repr_html_())


def series(editions):
    """The regions of 2025 under several editions, a little different in each."""
    ds = kp.Dataset()
    for at, edition in enumerate(editions):
        for record in kp.read(Q2_2025).select(level="region").to_records():
            moved = min(at * record["region_number"], record["municipal_profile"])
            record["municipal_profile"] -= moved
            record["municipal_no_profile"] += moved
            ds.add({name: value for name, value in record.items() if name != "edition"}, edition=edition)
    return ds


@unittest.skipIf(plt is None, "matplotlib is not installed")
class Charts(Case):
    def tearDown(self):
        plt.close("all")
        super().tearDown()

    def texts(self, ax):
        return [text.get_text() for text in ax.texts]

    def test_shares_of_regions(self):
        ax = kp.read(Q2_2025).plot()
        bars = ax.patches
        self.assertEqual(len(bars), 35)
        shares = [bar.get_width() for bar in bars]
        self.assertEqual(shares, sorted(shares))
        self.assertAlmostEqual(shares[-1], 0.8290, places=4)
        self.assertEqual(ax.get_yticklabels()[-1].get_text(), "Zuid-Kennemerland en IJmond")
        self.assertIn("Nederland 53,0%", self.texts(ax))
        self.assertIn("2025Q2", ax.get_title(loc="left"))
        self.assertIn("82.9%", self.texts(kp.read(Q2_2025).plot(language="en")))

    def test_a_change_is_a_slope(self):
        ds = kp.read([RIJNMOND_2023, Q2_2025]).region(22)
        ax = ds.plot("change", by="municipality", language="en")
        self.assertEqual([label.get_text() for label in ax.get_xticklabels()], ["2023Q2", "2025Q2"])
        slopes = {tuple(line.get_ydata()) for line in ax.lines if line.get_marker() == "o"}
        rotterdam = [ds.select(edition=edition)["Rotterdam"] for edition in ds.editions]
        shares = tuple((row.municipal_profile + row.uwv_profile) / row.total for row in rotterdam)
        self.assertIn(shares, slopes)
        self.assertIn("Rotterdam 45.2%", self.texts(ax))

    def test_a_series(self):
        ds = series(["2023Q1", "2023Q2", "2023Q4"])
        ax = ds.plot("series", areas=["Rijnmond", "Zeeland"])
        self.assertEqual(len(ax.lines), 35)
        self.assertEqual({line.get_color() for line in ax.lines} & set(COLOURS), set(COLOURS[:2]))
        first = ax.lines[0].get_xdata()
        self.assertEqual([first[1] - first[0], first[2] - first[1]], [1, 2])
        self.assertIn("Rijnmond", self.texts(ax))

    def test_charts_are_drawn_where_one_says(self):
        figure, ax = plt.subplots()
        self.assertIs(kp.read(Q2_2025).plot(ax=ax), ax)
        figure.savefig(io.BytesIO(), format="png")

    def test_the_source_is_the_one_of_the_figures(self):
        published = kp.read(Q2_2025)
        counted = kp.count(SOURCE / "examples" / "data" / "sonar-gorinchem-2025-q2.csv", date="2025-06-30", unique=True)
        both = kp.read(RIJNMOND_2023)
        both.read(counted.to_bytes("json"))
        ours, theirs = "Source: a count from an extract of Sonar", "Source: UWV, Transparantie van klantprofielen"
        cases = (
            (published, theirs),
            (published.aggregate("province"), theirs),
            (counted, ours),
            (counted.aggregate("region", indicators=True), ours),
            (both, f"{theirs}; {ours}"),
        )
        for number, (ds, source) in enumerate(cases):
            with self.subTest(number):
                by = "province" if number == 1 else "region"
                self.assertIn(source, self.texts(ds.plot(by=by, language="en")))

    def test_what_cannot_be_drawn_is_said(self):
        ds = kp.read(Q2_2025)
        cases = {
            "one edition": lambda: ds.plot("change"),
            "one edition in a series": lambda: ds.plot("series"),
            "nothing": kp.Dataset().plot,
            "a chart": lambda: ds.plot("pie"),
            "a language": lambda: ds.plot(language="fr"),
            "a level": lambda: ds.plot(by="street"),
        }
        for name, call in cases.items():
            with self.subTest(name), self.assertRaises(ValueError):
                call()
        with self.assertRaises(KeyError):
            series(["2023Q1", "2023Q2"]).plot("series", areas=["Atlantis"])

    def test_labels_stand_apart(self):
        for places in ([0.1, 0.1, 0.1], [0.1, 0.5], [0.1, 0.11, 0.4, 0.41, 0.42]):
            apart = _apart(places, 0.05)
            with self.subTest(places):
                self.assertEqual(len(apart), len(places))
                self.assertTrue(all(b - a >= 0.05 - 1e-9 for a, b in zip(apart, apart[1:])))
