"""How a derived version follows its parent, text by text, and how it is detached from it and attached again."""
