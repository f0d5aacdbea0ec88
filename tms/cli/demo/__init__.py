"""What ``tms demo`` loads: sample people, articles, terms and memory."""
