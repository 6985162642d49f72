// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// A workbook as exceljs reads it has the cells of our own JSON: numbers, names and absences. workbook.mjs PROGRAM DOCUMENT...

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { packages } from "../foreign/packages.mjs";

const { Workbook } = packages("exceljs");
const [program, ...documents] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "klantprofiel-"));
const most = 1 << 28;
const run = (...given) => execFileSync(program, given, { encoding: "utf-8", maxBuffer: most, stdio: ["ignore", "pipe", "ignore"] });

try {
  for (const document of documents) {
    const path = join(folder, "a.xlsx");
    const how = ["aggregate", document, "--by", "municipality", "--indicators", "--partial", "-q"];
    run(...how, "-o", path);
    const { rows } = JSON.parse(run(...how, "--to", "json"));
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet("Data");
    assert.equal(sheet.rowCount, rows.length + 1, document);
    const names = sheet.getRow(1).values.slice(1);
    rows.forEach((row, index) => {
      names.forEach((name, column) => {
        const { value } = sheet.getRow(index + 2).getCell(column + 1);
        const expected = row[name] ?? null;
        const near = typeof expected === "number" && Math.abs(value - expected) < 1e-15;
        assert.ok(value === expected || near, `${document}, row ${index}, ${name}: ${value} instead of ${expected}`);
      });
    });
    assert.deepEqual(workbook.worksheets.map((each) => each.name).slice(0, 2), ["Data", "Indicators"]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
