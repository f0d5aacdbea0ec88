"""The reviewer's answers to ambiguous conversions: the worklist of a version, and what an answer does."""
