"""The words of each error code, in English. Each names the remedy. A test finds codes without words and words without code."""

MESSAGES: dict[str, str] = {
    "locale_unknown": "“{tag}” is not a language of this product. Use one of: {known}.",
}
