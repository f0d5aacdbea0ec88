// How the modules of the pages stand to each other.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

const PAGES = join(import.meta.dirname, "../../tms/web/static/js");
const IMPORT = /^(?:import|export)\s(?:[^;"]*\sfrom\s)?"(\.[^"]+)"/gm;

const modules = new Map(
  readdirSync(PAGES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => [path, [...readFileSync(join(PAGES, path), "utf8").matchAll(IMPORT)].map(([, named]) => normalize(join(dirname(path), named)))]),
);

/** The first circle among modules ({module: what it imports}), as a path that ends where it began; or null. */
function circleIn(imports) {
  const done = new Set();
  const from = (module, path) => {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module];
    if (done.has(module)) return null;
    const found = (imports.get(module) ?? []).map((next) => from(next, [...path, module])).find(Boolean) ?? null;
    done.add(module);
    return found;
  };
  return [...imports.keys()].map((module) => from(module, [])).find(Boolean) ?? null;
}

test("every module that is imported is there", () => {
  assert.ok(modules.size > 50);
  const missing = [...modules].flatMap(([path, imports]) => imports.filter((one) => !modules.has(one)).map((one) => `${path}: ${one}`));
  assert.deepEqual(missing, []);
});

test("a circle is found", () => {
  assert.deepEqual(circleIn(new Map([["a", ["b"]], ["b", ["c", "d"]], ["c", []], ["d", ["b"]]])), ["b", "d", "b"]);
});

test("no modules import each other in a circle", () => {
  assert.equal(circleIn(modules)?.join(" → ") ?? "none", "none");
});

test("models import only models, and what serves any page imports no page's own", () => {
  const reaches = (folder, ...allowed) =>
    [...modules].filter(([path]) => path.startsWith(`${folder}/`)).flatMap(([path, imports]) => imports.filter((one) => !allowed.some((name) => one.startsWith(`${name}/`))).map((one) => `${path}: ${one}`));
  assert.deepEqual(reaches("models", "models"), []);
  assert.deepEqual(reaches("lib", "lib", "models"), []);
});
