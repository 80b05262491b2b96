// Opens every page of a folder in headless Chromium and prints, as JSON, what it saw of each:
//   node browser.mjs TOOLS FOLDER
// TOOLS holds the node packages, FOLDER the pages; Chromium keeps its profile in it. Nothing is judged here.
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const [, , tools, folder] = process.argv;
const require = createRequire(path.resolve(tools, "node_modules", "x"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** How each page is looked at: a phone by night and a desk by day. */
const LOOKS = [
  { width: 360, scheme: "dark" },
  { width: 1100, scheme: "light" },
];

const RULES = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true } },
};

/** What the server was asked for: more than what the page says that it asked for. */
const asked = [];
const server = http.createServer((request, answer) => {
  asked.push(request.url);
  const file = path.join(folder, path.basename(request.url));
  if (!fs.existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(fs.readFileSync(file));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const home = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launchPersistentContext(path.join(folder, "profile"), {
  executablePath: "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});

/** The elements of the open page with the names of their attributes, each once. */
function elements() {
  const of = (element) => [element.localName, ...element.getAttributeNames().sort()].join(" ");
  return [...new Set([...document.querySelectorAll("*")].map(of))];
}

/** What stands wider than the screen, and how wide the page is. */
function widths() {
  const past = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest("thead"),
  );
  return { page: document.documentElement.scrollWidth, past: past.map((element) => element.outerHTML.slice(0, 120)) };
}

const seen = [];
for (const name of fs.readdirSync(folder).filter((name) => name.endsWith(".html")).sort()) {
  const page = await browser.newPage();
  const found = { name, requests: [], said: [], looks: [] };
  page.on("request", (request) => found.requests.push(request.url().replace(home, "")));
  page.on("console", (message) => found.said.push(message.text()));
  page.on("pageerror", (error) => found.said.push(String(error)));
  page.on("dialog", (dialog) => {
    found.said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  asked.length = 0;
  for (const { width, scheme } of LOOKS) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    if (page.url() === "about:blank") {
      await page.goto(`${home}/${name}`, { waitUntil: "networkidle" });
      found.elements = await page.evaluate(elements);
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const look = { width, scheme, ...(await page.evaluate(widths)) };
    look.ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
    const result = await page.evaluate((rules) => window.axe.run(document, rules), RULES);
    const say = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`);
    look.violations = result.violations.flatMap(say);
    look.unsure = result.incomplete.flatMap(say);
    look.rules = result.passes.length;
    found.looks.push(look);
  }
  found.asked = [...asked];
  await page.close();
  seen.push(found);
}
await browser.close();
server.close();
console.log(JSON.stringify(seen));
