"""Region profiles and house profiles: what is chosen, and applying it after the dictionaries.

profile_of("zh-Hant-TW", {"tai": "臺"})                           → a Profile, checked
style("他說“好”，台灣。", PROFILES_BY_TAG["zh-Hant-TW"]).text       → "他說「好」，台灣。"
what_changes("在台灣", profile, "tai", "臺")                       → what one choice would change in a text
"""

from tms.language.conversion.profiles.choices import CHOICES, LEAVE, Choice, choices_of
from tms.language.conversion.profiles.examples import ExampleChange, changes, what_changes
from tms.language.conversion.profiles.profile import BASE_TAGS, PROFILES_BY_TAG, Profile, profile_of
from tms.language.conversion.profiles.styling import Styled, style, style_plain

__all__ = [
    "BASE_TAGS",
    "CHOICES",
    "LEAVE",
    "PROFILES_BY_TAG",
    "Choice",
    "ExampleChange",
    "Profile",
    "Styled",
    "changes",
    "choices_of",
    "profile_of",
    "style",
    "style_plain",
    "what_changes",
]  # fmt: skip
