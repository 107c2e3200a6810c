"""Files in: what is in them decides; every refusal says line, field, reason and remedy."""
