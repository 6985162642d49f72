// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// The publication as others look at it: html-validate finds nothing against it, and axe-core, in a browser, nothing that keeps
// people out: on a telephone and on a laptop, in light and in dark. Nothing is fetched, and nothing is wider than its window.
//
//   accessible.mjs KLANTPROFIEL DATASET.csv

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { packages } from "../foreign/packages.mjs";

const SKIPPED = 77;
const WINDOWS = [
  { width: 360, height: 740, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
  { width: 1366, height: 768, scheme: "light" },
  { width: 1366, height: 768, scheme: "dark" },
];
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

const [program, dataset] = process.argv.slice(2);
const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

async function validate(path) {
  const { HtmlValidate } = packages("html-validate");
  const html = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"] });
  const report = await html.validateFile(path);
  const said = report.results.flatMap((result) => result.messages);
  assert.deepEqual(said.map((m) => `${m.line}:${m.column}: ${m.message} [${m.ruleId}]`), []);
}

async function look(page, path, window) {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.setViewport({ width: window.width, height: window.height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: window.scheme }]);
  await page.goto(pathToFileURL(path).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= window.width, `the page is ${wide} wide in a window of ${window.width}`);
  await page.addScriptTag({ path: packages.resolve("axe-core/axe.min.js") });
  const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), AXE_TAGS);
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`), [], JSON.stringify(window));
  assert.deepEqual(fetched.filter((url) => url !== pathToFileURL(path).href), []);
}

async function lookWithBrowser(path) {
  const { launch } = packages("puppeteer-core");
  // This is a page of our own, and a container may run the suite as root.
  const running = await launch({ executablePath: browser, args: ["--no-sandbox"] });
  try {
    for (const window of WINDOWS) {
      const page = await running.newPage();
      await look(page, path, window);
      await page.close();
    }
  } finally {
    await running.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "klp-publish-"));
try {
  const path = join(folder, "transparantie.html");
  execFileSync(program, ["publish", dataset, "-o", path], { stdio: "inherit" });
  assert.ok(readFileSync(path).length > 0);
  await validate(path);
  if (browser) await lookWithBrowser(path);
} finally {
  rmSync(folder, { recursive: true });
}
if (!browser) {
  console.log("skipped: there is no chromium; html-validate has nothing against the page");
  process.exit(SKIPPED);
}
