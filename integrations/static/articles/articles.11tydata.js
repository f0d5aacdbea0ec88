// What holds for each article. Its page stands where its file stands: articles/en/ferries.md is /en/ferries/.

export default {
  layout: "article.njk",
  permalink: (data) => data.page.inputPath.replace(/^.*?\barticles\//, "/").replace(/\.md$/, "/index.html"),
};
