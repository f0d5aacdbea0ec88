"""How well whole pages are understood that are copied with their menus: public collections in a folder, never committed."""
