"""The safeguards by area: a module each, with ``MUTATIONS``; a new module is found by itself.

Not here, because another guard does the same, or nothing else comes of it: either half of "repeats leave what a person
touched" (``lock_untouched`` asks in its statement and once more of what it has locked); the status of a withdrawn
version in ``teasers`` (what is withdrawn has no live snapshot, and the list joins it).
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.mutations.mutation import Mutation

AREAS: dict[str, tuple[Mutation, ...]] = {
    module.name: import_module(f"{__name__}.{module.name}").MUTATIONS for module in iter_modules(__path__)
}
BY_NAME = {mutation.name: mutation for mutations in AREAS.values() for mutation in mutations}
