"""The memory's pure half: which stored sentences are like a new one, and how much.

similarity(units("It left at ten.", "en"), units("It left at nine.", "en"))
→ 80
"""

from tms.language.memory.grams import grams, grams_of_words, shortest
from tms.language.memory.keys import FEWEST, LEAST, LONGEST, SIGNATURE_BITS, Indexed, Probe, indexed, probe
from tms.language.memory.normalise import folded
from tms.language.memory.rarity import GENERAL, Rarity, counted, packed, unpacked
from tms.language.memory.similarity import similarity
from tms.language.memory.tokens import units

__all__ = [
    "FEWEST",
    "GENERAL",
    "LEAST",
    "LONGEST",
    "SIGNATURE_BITS",
    "Indexed",
    "Probe",
    "Rarity",
    "counted",
    "folded",
    "grams",
    "grams_of_words",
    "indexed",
    "packed",
    "probe",
    "shortest",
    "similarity",
    "units",
    "unpacked",
]
