"""What the templates of all rooms share: figures as people read them, components as documented."""
