// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// The same count by DuckDB: node count_duckdb.js EXTRACT [ROUNDS]

const { DuckDBInstance } = require("@duckdb/node-api");

const [path, rounds = "5"] = process.argv.slice(2);
const tasks = Array.from({ length: 20 }, (_, i) => `taaksoort_${String(i + 1).padStart(2, "0")}`);
const query = `
  SELECT gemeentecode,
         upper(indicering) IN ('WAJONG', 'WW', 'WIA', 'WAO', 'ZW', 'WAZ') AS uwv,
         coalesce(affiniteiten, '') <> '' AND coalesce(beroepssectoren, '') <> ''
           AND (${tasks.map((name) => `coalesce(${name}, '') <> ''`).join(" OR ")}) AS profile,
         count(*) AS clients
  FROM read_csv('${path.replaceAll("'", "''")}', header = true, all_varchar = true)
  WHERE lower(status) = 'ingeschreven' AND CAST(dienstverlening_begin AS DATE) <= DATE '2025-06-30'
    AND (coalesce(dienstverlening_eind, '') = '' OR CAST(dienstverlening_eind AS DATE) > DATE '2025-06-30')
    AND upper(doelgroepregister) = 'J' AND upper(banenafspraak) = 'J'
  GROUP BY ALL`;

async function main() {
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "2" })).connect();
  const times = [];
  for (let round = 0; round < Number(rounds); round++) {
    const start = performance.now();
    await connection.runAndReadAll(query);
    times.push((performance.now() - start) / 1000);
  }
  times.sort((one, other) => one - other);
  console.log(`DuckDB, 2 threads, ${path.endsWith(".gz") ? "gzip" : "CSV"}: ${times[times.length >> 1].toFixed(3)} s`);
}

main();
