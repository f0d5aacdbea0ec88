"""What people say about an article and its segments: threads, comments, queries that a version waits for."""
