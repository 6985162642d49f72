// SPDX-FileCopyrightText: 2026 The libklantprofiel authors
// SPDX-License-Identifier: EUPL-1.2

// A page is valid HTML, whatever stands in it, by html-validate; and axe finds nothing in it that keeps people out, in light and in dark.
// page.mjs PROGRAM DOCUMENT...

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

import { packages } from "../foreign/packages.mjs";

const { HtmlValidate } = packages("html-validate");
const puppeteer = packages("puppeteer-core");
const axe = packages("axe-core");
const [program, ...documents] = process.argv.slice(2);
const most = 1 << 28;
const longest = 60000;

/** The page of a document, as a command of the program makes it; which may end with findings. */
function pageOf(...given) {
  try {
    return execFileSync(program, [...given, "--to", "html", "-q"], { encoding: "utf-8", maxBuffer: most, stdio: ["ignore", "pipe", "ignore"] });
  } catch (failure) {
    assert.equal(failure.status, 1, given.join(" "));
    return failure.stdout;
  }
}

const pages = documents.flatMap((document) => [
  pageOf("repair", document, "--lang", "nl"),
  pageOf("aggregate", document, "--by", "region", "--indicators", "--partial", "--lang", "en"),
]);

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  // A title may be as long as the publication's name and its editions.
  rules: { "long-title": "off" },
});
for (const page of pages) {
  const report = await validator.validateString(page);
  assert.ok(report.valid, JSON.stringify(report.results.flatMap((result) => result.messages.slice(0, 5)), null, 1));
}

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = browsers.find((path) => existsSync(path));
if (executablePath !== undefined) {
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"], headless: true });
  try {
    // What holds of a page of some rows holds of one with more, and takes a fraction of the time.
    for (const page of pages.filter((each) => each.length < longest)) {
      for (const scheme of ["light", "dark"]) {
        const tab = await browser.newPage();
        await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        const asked = [];
        tab.on("request", (request) => asked.push(request.url()));
        await tab.setContent(page);
        await tab.evaluate(axe.source);
        const { violations } = await tab.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
        assert.deepEqual(violations.map((each) => [each.id, each.nodes.slice(0, 3).map((node) => node.html)]), [], scheme);
        assert.deepEqual(asked.filter((url) => !url.startsWith("about:")), [], "nothing is asked of the network");
        await tab.close();
      }
    }
  } finally {
    await browser.close();
  }
}
