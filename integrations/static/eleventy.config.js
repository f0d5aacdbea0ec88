// A site of what `tms pull articles` has written: a page for each version, a list for each language.

import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, normalize } from "node:path";

const SITE = process.env.SITE_URL ?? "http://localhost:8080";
const TIME_ZONE = process.env.SITE_TIME_ZONE ?? "UTC";

// Simplified and Traditional are told by their script, whatever tag the publication has chosen: zh-Hant, zh-TW, zh-HK.
const scriptOf = (tag) => new Intl.Locale(tag).maximize().script;
const ORDER = ["Latn", "Hans", "Hant"];
const NAMES = { Latn: "English", Hans: "简体", Hant: "繁體" };
const byLanguage = (one, other) => ORDER.indexOf(scriptOf(one)) - ORDER.indexOf(scriptOf(other));

// A picture of an article in the site, en/ferries/ferries.12.webp, and where it is copied from, articles/en/ferries.12.webp.
const PICTURE = /^(.*)[/\\][^/\\]+[/\\]([^/\\]+\.\d+\.(?:webp|jpg))$/;

// Eleventy only ever adds: the page of an article that was withdrawn, and a picture that was replaced, would stay.
// Each page here is an index.html; what the site copies for itself under another name is left alone.
function removeWhatWasThere({ directories, results, outputMode, incremental }) {
  if (outputMode !== "fs" || incremental) return;
  const made = new Set(results.map((one) => normalize(one.outputPath || "")));
  for (const name of readdirSync(directories.output, { recursive: true })) {
    const file = join(directories.output, name);
    const [, folder, picture] = PICTURE.exec(name) ?? [];
    const stays = picture ? existsSync(join("articles", folder, picture)) : made.has(file) || !name.endsWith("index.html");
    if (!stays && statSync(file).isFile()) rmSync(file);
  }
}

export default function (config) {
  config.on("eleventy.after", removeWhatWasThere);
  config.addPassthroughCopy("style.css");
  // The pictures of articles/en/ferries.md stand beside it, and in the site beside its page.
  config.addPassthroughCopy(
    { articles: "." },
    { filter: ["**/*.webp", "**/*.jpg"], rename: (path) => path.replace(/([^/]+?)(\.\d+\.\w+)$/, "$1/$1$2") },
  );
  config.addCollection("articles", (api) =>
    api.getFilteredByGlob("articles/*/*.md").sort((one, other) => other.date - one.date),
  );
  config.addCollection("languages", (api) =>
    [...new Set(api.getFilteredByGlob("articles/*/*.md").map((one) => one.data.lang))].sort(byLanguage),
  );
  config.addFilter("ofArticle", (articles, key) =>
    articles
      .filter((one) => one.data.translationKey === key)
      .sort((one, other) => byLanguage(one.data.lang, other.data.lang)),
  );
  config.addFilter("inLanguage", (articles, tag) => articles.filter((one) => one.data.lang === tag));
  config.addFilter("languageName", (tag) => NAMES[scriptOf(tag)] ?? tag);
  config.addFilter("absolute", (url) => new URL(url, SITE).href);
  config.addFilter("encoded", (url) => encodeURI(url));
  config.addFilter("day", (data) => {
    // The printed day is a day; everything else is a moment, which is a day in a time zone only.
    const [at, timeZone] = data.printedOn ? [new Date(data.printedOn), "UTC"] : [data.date, TIME_ZONE];
    return new Intl.DateTimeFormat(data.lang, { dateStyle: "long", timeZone }).format(at);
  });
}

export const config = {
  htmlTemplateEngine: "njk",
  // The articles are Markdown and nothing else: no words of theirs are run as a template.
  markdownTemplateEngine: false,
};
