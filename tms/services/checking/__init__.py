"""What the checks are asked about a version's texts, and what people said of what they found."""
