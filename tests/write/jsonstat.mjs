// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// What is written as JSON-stat is read by jsonstat-toolkit, and is what the project's own JSON says.
//
//   jsonstat.mjs PROGRAM PYTHON

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { packages } from "../foreign/packages.mjs";

const JSONstat = packages("jsonstat-toolkit");
const [program, python] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const seeds = 20;
const measures = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total", "register_total", "known_percent"];

const run = (input, ...options) =>
  execFileSync(program, ["parse", "-", "-q", ...options], { input, maxBuffer: 1 << 26, encoding: "utf8" });

for (let seed = 1; seed <= seeds; seed++) {
  const table = execFileSync(python, ["-B", "-c", `import random_tables as t; print(t.text(t.rows(${seed})), end="")`], { cwd: here });
  const cube = JSONstat(JSON.parse(run(table, "--to", "jsonstat")));
  const { rows } = JSON.parse(run(table, "--to", "json"));
  assert.equal(cube.class, "dataset");
  assert.deepEqual(cube.role.geo, ["area"]);
  assert.deepEqual(cube.role.time, ["edition"]);
  assert.deepEqual(cube.role.metric, ["measure"]);
  assert.match(cube.source, /UWV/);
  assert.deepEqual([...cube.Dimension("edition").id], [...new Set(rows.map((row) => row.edition))].sort());

  let told = 0;
  const areas = new Set();
  const present = new Set(cube.Dimension("measure").id);
  for (const row of rows) {
    const area = row.municipality_code ?? row.region_code ?? "NL01";
    areas.add(area);
    for (const measure of measures) {
      if (!present.has(measure)) {
        assert.ok(rows.every((other) => other[measure] === null), measure);
        continue;
      }
      const cell = cube.Data({ area, edition: row.edition, measure });
      assert.equal(cell.value, row[measure], `seed ${seed}: ${area} ${row.edition} ${measure}`);
      told += row[measure] !== null;
      const status = row[measure] === null || row.origin === "published" ? null : row.origin;
      assert.equal(cell.status ?? null, status, `seed ${seed}: ${area} ${row.edition} ${measure}`);
    }
  }
  assert.deepEqual([...cube.Dimension("area").id].sort(), [...areas].sort());
  assert.equal(cube.value.filter((value) => value !== null && value !== undefined).length, told, "nothing else has a value");

  const latest = new Map(rows.filter((row) => row.municipality_code).map((row) => [row.municipality_code, row]));
  for (const row of rows)
    if (row.municipality_code && latest.get(row.municipality_code).edition < row.edition) latest.set(row.municipality_code, row);
  for (const [area, row] of latest) assert.equal(cube.Dimension("area").Category(area).label, row.municipality_name);
}
