"""What sites outside send: articles by ids of their own."""
