"""Shapes in and out of the master data (django-import-export)."""
