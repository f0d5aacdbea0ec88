import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // The type checker knows every global, and says more about one that is missing.
      "no-undef": "off",
      "no-unused-vars": ["error", { args: "after-used", ignoreRestSiblings: true, caughtErrors: "all" }],
      "no-restricted-properties": [
        "error",
        { property: "execCommand", message: "lib/browser-commands.js has what nothing else can do." },
        ...["toLocaleDateString", "toLocaleTimeString"].map((property) => ({ property, message: "lib/dates.js knows the reader's language." })),
      ],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "prefer-template": "error",
      eqeqeq: "error",
    },
  },
  {
    files: ["**/static/js/models/**"],
    rules: { "no-restricted-globals": ["error", ...["document", "window", "navigator", "fetch", "indexedDB"].map((name) => ({ name, message: "A model knows no page." }))] },
  },
  {
    files: ["**/lib/browser-commands.js", "**/lib/dates.js"],
    rules: { "no-restricted-properties": "off" },
  },
];
