"""Which of its values a Simplified character has in a sentence: 制 in 考试制度 is 制, 里头|发现 is no 头发.

    readings("里头发现", ("s2t",))   → 发: 發, of which the reader is 0.99 sure; the dictionary says 髮

A dictionary takes the longest key from the left. The reader has seen how people write who never had their text
converted: it weighs the characters around, the most probable words of the sentence and what the dictionary says.
``tools/readings.py`` makes its tables, README.md tells from what.
"""

from tms.language.conversion.readings.reader import (
    PLAIN,
    SURE,
    CharacterReading,
    probable_words,
    readings,
    word_cost,
)

__all__ = ["PLAIN", "SURE", "CharacterReading", "probable_words", "readings", "word_cost"]
