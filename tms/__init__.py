"""Sanwen (三文): a translation-management workflow service for articles in three versions."""
