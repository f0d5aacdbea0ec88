"""What a publication is set to be: its names, its clock, its region, and its rules of work."""
