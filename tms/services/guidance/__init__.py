"""What a publication tells those who write for it: style guide, briefs, and where its sentences end."""
