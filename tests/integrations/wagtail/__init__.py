"""The app for Wagtail, in the real one."""
