"""What is fetched from the web to be brought in, and shown before anything is created."""
