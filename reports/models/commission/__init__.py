"""What the papers of a commission tell the rooms to the left."""
