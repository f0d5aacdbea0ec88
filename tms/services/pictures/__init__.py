"""Pictures of an article: added, looked at, described, and taken out again."""
