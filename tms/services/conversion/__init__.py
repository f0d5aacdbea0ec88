"""How a publication's Chinese is converted: its rules, its house profile, what reviewers decide, and what follows."""
