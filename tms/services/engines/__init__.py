"""Translation engines of a publication: setting them up, asking them, what they cost and what became of it."""
