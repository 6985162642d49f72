# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The publication itself, out of Python."""

import io
import pathlib
import tempfile

import klantprofiel as kp
from support import Q2_2025, RIJNMOND_2023, Case


class Publishing(Case):
    @staticmethod
    def table(ds):
        """What a publication holds: not where a row was read, nor how a name was spelled there. Sorted, for it has an order of its own."""
        columns = [name for name in ds.columns if name not in ("source", "page", "line", "municipality_printed")]
        return sorted(str([record[name] for name in columns]) for record in ds.to_records())

    def test_a_page_reads_back(self):
        ds = kp.read(Q2_2025)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "transparantie.html")
            ds.publish(path, title="Proef")
            into = io.BytesIO()
            ds.publish(into, title="Proef")
            self.assertEqual(path.read_bytes(), into.getvalue())
            self.assertIn(b"<h1>Proef</h1>", into.getvalue())
            back = kp.read(path)
        self.assertEqual(self.table(back), self.table(ds))

    def test_one_edition_at_a_time(self):
        with self.assertRaisesRegex(kp.InvalidArgumentError, "2023Q2 to 2025Q2"):
            kp.read([RIJNMOND_2023, Q2_2025]).publish(io.BytesIO())

    def test_a_pdf_needs_a_program(self):
        with self.assertRaisesRegex(kp.UnsupportedError, "install weasyprint"):
            kp.read(Q2_2025).publish(io.BytesIO(), format="pdf", weasyprint="no-such-program")

    def test_progress_cancels(self):
        with self.assertRaises(kp.CancelledError):
            kp.read(Q2_2025).publish(io.BytesIO(), progress=lambda done, total: True)

    def test_formats(self):
        self.assertEqual(kp.publish_formats(), ("html", "pdf"))
