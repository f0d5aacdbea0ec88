"""How much of a draft people change before they confirm it: what an engine, the memory or assembly is worth to them."""
