"""Files that were made to stop the house: what each costs to read, and what others notice of it meanwhile."""
