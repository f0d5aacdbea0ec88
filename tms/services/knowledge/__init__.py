"""Terms, sections and the translation memory."""
