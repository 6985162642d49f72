// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// Each package can be loaded, and is the version that package.json names.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { packages } from "./packages.mjs";

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url)));
for (const [name, version] of Object.entries(dependencies)) {
  const installed = JSON.parse(readFileSync(join(process.env.KLP_FOREIGN, "node_modules", name, "package.json")));
  assert.equal(installed.version, version, name);
  assert.ok(packages(name), name);
}
