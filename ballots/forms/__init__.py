"""What people type in this room: on counting and the result, on the body in its term."""
