"""What somebody was told: the list in the pages, and the letters that gather what is unread."""
