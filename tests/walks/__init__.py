"""How many calls between modules, and files, the ways through the code take: ``python -m tests.walks``."""
