"""What all templates share: words, dates, states, languages."""
