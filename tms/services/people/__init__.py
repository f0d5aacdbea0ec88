"""Who belongs to the publication, how they come in, and how they leave."""
