"""What this room hands out as files."""
