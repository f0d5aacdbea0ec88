"""How well whole pages are understood that are copied with their menus; the collections are not in the project."""
