"""Clients of the sites to which released versions are sent."""
