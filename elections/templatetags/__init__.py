"""What the pages of an election share."""
