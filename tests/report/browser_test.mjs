// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// The report in a real browser, as a reader meets it: at the width of a phone and of a laptop, in light and in dark, with and without scripts,
// and on paper.
//
//   node browser_test.mjs KLANTPROFIEL SOURCE CHROMIUM

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { packages } from "../foreign/packages.mjs";

const [program, source, chromium] = process.argv.slice(2);
const SKIPPED = 77;
if (!existsSync(chromium)) {
  console.log("skipped: the report is looked at by chromium, which is not here (Debian: chromium)");
  process.exit(SKIPPED);
}

const puppeteer = packages("puppeteer-core");
const axe = packages("axe-core");
const { HtmlValidate, formatterFactory } = packages("html-validate");

const room = mkdtempSync(join(tmpdir(), "klantprofiel-report-"));
const fixtures = join(source, "tests", "fixtures");
const country = join(fixtures, "2025q2.csv");

// The edition of 2025 and one before it that never was: with other counts in one municipality, so that its table no longer adds up.
function series() {
  const path = join(room, "2025q1.csv");
  const earlier = readFileSync(country, "utf8").replaceAll("2025Q2", "2025Q1").replace(/,Rotterdam,(\d+),/, ",Rotterdam,1$1,");
  writeFileSync(path, earlier);
  return [country, path];
}

const PAGES = [
  { name: "one-nl", language: "nl", inputs: [country] },
  { name: "two-en", language: "en", inputs: [country, join(fixtures, "rijnmond-2023q2.txt")] },
  { name: "series-nl", language: "nl", inputs: series() },
  { name: "region-en", language: "en", inputs: [join(fixtures, "rijnmond-2023q2.txt")] },
];

for (const page of PAGES) {
  page.path = join(room, `${page.name}.html`);
  execFileSync(program, ["report", ...page.inputs, "--lang", page.language, "--quiet", "-o", page.path]);
  page.url = pathToFileURL(page.path).href;
}

// ------------------------------------------------------------------- markup

async function checkMarkup() {
  // What a page that fetches nothing needs otherwise than the recommendation has it.
  const htmlvalidate = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "long-title": "off", // the title names the edition
      "no-inline-style": "error",
      "svg-focusable": "off", // Internet Explorer
    },
  });
  for (const page of PAGES) {
    const report = await htmlvalidate.validateString(readFileSync(page.path, "utf8"));
    assert.ok(report.valid, `${page.name}: ${formatterFactory("text")(report.results).slice(0, 4000)}`);
  }
}

// ------------------------------------------------------------------ browser

const WIDTHS = { phone: 390, laptop: 1366 };
const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox"] });

/** Opens a page, with a list of all that it should not do. */
async function open(page, { width = WIDTHS.laptop, scheme = "light", script = true } = {}) {
  const tab = await browser.newPage();
  const complaints = [];
  tab.on("console", (message) => complaints.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => complaints.push(`error: ${error}`));
  tab.on("request", (request) => request.url() === page.url || complaints.push(`request: ${request.url()}`));
  await tab.setJavaScriptEnabled(script);
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(page.url);
  return { tab, complaints };
}

async function close({ tab, complaints }, name) {
  assert.deepEqual(complaints, [], name);
  await tab.close();
}

/** What axe finds, with two regions open: the others are made alike, and axe looks long at each cell. */
async function violations(tab) {
  await tab.evaluate(() => document.querySelectorAll("details").forEach((fold, at) => { fold.open = at < 2; }));
  await tab.evaluate(axe.source);
  return tab.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
  });
}

async function checkAccess() {
  for (const page of PAGES) {
    for (const [size, scheme] of [["phone", "light"], ["laptop", "dark"]]) {
      const name = `${page.name}, ${size}, ${scheme}`;
      const opened = await open(page, { width: WIDTHS[size], scheme });
      const wide = await opened.tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${name}: the page is ${wide} pixels too wide`);
      assert.deepEqual(await violations(opened.tab), [], name);
      await close(opened, name);
    }
  }
}

// ------------------------------------------------------------------ sorting

const column = (tab, table, index) => tab.$$eval(`[aria-labelledby="${table}"] tbody tr`,
  (rows, at) => rows.map((row) => row.cells[at].querySelector("data")?.value ?? row.cells[at].textContent.trim()), index);

const sorted = (tab, table) => tab.$$eval(`[aria-labelledby="${table}"] thead th`,
  (headings) => headings.map((heading) => heading.getAttribute("aria-sort")));

async function checkSorting() {
  const opened = await open(PAGES[0]);
  const { tab } = opened;
  const table = "table-regions";
  const button = (index) => `[aria-labelledby="${table}"] thead th:nth-child(${index + 1}) button`;
  const numbers = async (index) => (await column(tab, table, index)).map(Number);
  const falling = (values) => values.every((value, at) => at === 0 || values[at - 1] >= value);

  assert.equal((await sorted(tab, table))[1], "descending", "the page opens sorted by share");
  assert.ok(falling(await numbers(1)));

  await tab.click(button(2));
  assert.equal((await sorted(tab, table))[2], "descending", "of numbers the largest comes first");
  assert.equal((await sorted(tab, table)).filter(Boolean).length, 1, "one column at a time");
  assert.ok(falling(await numbers(2)));

  await tab.focus(button(2));
  await tab.keyboard.press("Enter");
  assert.equal((await sorted(tab, table))[2], "ascending", "and by the keyboard the other way round");
  assert.ok(falling((await numbers(2)).reverse()));
  assert.ok(await tab.$eval(button(2), (one) => one === document.activeElement), "the focus stays");

  await tab.focus(button(0));
  await tab.keyboard.press("Space");
  assert.equal((await sorted(tab, table))[0], "ascending");
  assert.equal((await column(tab, table, 0))[0].replace(/\s+/g, " "), "1 Groningen");

  // A share that is not known comes last, whichever way.
  const friesland = "table-region-2";
  await tab.evaluate(() => { document.getElementById("region-2").open = true; });
  for (let click = 0; click < 2; click++) {
    await tab.click(`[aria-labelledby="${friesland}"] thead th:nth-child(6) button`);
    assert.equal((await column(tab, friesland, 0)).at(-1), "Vlieland", `click ${click + 1}`);
  }
  await close(opened, "sorting");
}

// ---------------------------------------------------------------- filtering

const shown = (tab, section) => tab.$$eval(`#${section} tbody tr`,
  (rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.querySelector("th").textContent));

async function checkFiltering() {
  const opened = await open(PAGES[0]);
  const { tab } = opened;
  const field = "#find-municipality";
  assert.deepEqual(await shown(tab, "municipalities"), [], "regions begin closed");

  await tab.type(field, "SUDWEST");
  assert.deepEqual(await shown(tab, "municipalities"), ["Súdwest-Fryslân"], "without accents, in either case");
  assert.equal(await tab.$eval("#municipalities [role=status]", (one) => one.textContent), "1 van 342 rijen getoond");

  await tab.focus(field);
  for (let key = 0; key < "SUDWEST".length; key++) {
    await tab.keyboard.press("Backspace");
  }
  assert.deepEqual(await shown(tab, "municipalities"), [], "closed again");
  await tab.$$eval("#municipalities .filter button", (buttons) => buttons[0].click());
  assert.equal((await shown(tab, "municipalities")).length, 342);
  await tab.$$eval("#municipalities .filter button", (buttons) => buttons[1].click());
  assert.equal((await shown(tab, "municipalities")).length, 0);

  await tab.$eval("svg.map a[href='#region-22']", (link) => link.focus());
  await tab.keyboard.press("Enter");
  assert.ok(await tab.$eval("#region-22", (fold) => fold.open), "a tile opens its region");
  assert.ok((await shown(tab, "municipalities")).includes("Rotterdam"));
  await close(opened, "filtering");
}

// --------------------------------------------------- without script, on paper

async function checkWithoutScript() {
  const opened = await open(PAGES[0], { script: false });
  const text = await opened.tab.$eval("body", (body) => body.innerText);
  for (const words of ["Rotterdam", "Vlieland", "Op 30 juni 2025"]) {
    assert.ok(text.includes(words), `without script the page has ${words}`);
  }
  assert.equal(await opened.tab.$eval("#municipalities .filter", (box) => box.checkVisibility()), false);
  await close(opened, "without script");
}

async function checkPaper() {
  const opened = await open(PAGES[0]);
  const path = join(room, "paper.pdf");
  await opened.tab.pdf({ path, format: "A4", printBackground: true });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  for (const words of ["Rotterdam", "Vlieland", "Westerwolde", "190.973"]) {
    assert.ok(text.includes(words), `on paper stands ${words}`);
  }
  assert.ok(!text.includes("Zoek een gemeente"), "on paper nothing is to be typed");
  await close(opened, "on paper");
}

try {
  await checkMarkup();
  await checkAccess();
  await checkSorting();
  await checkFiltering();
  await checkWithoutScript();
  await checkPaper();
} finally {
  await browser.close();
  rmSync(room, { recursive: true });
}
