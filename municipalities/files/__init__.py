"""Files that come in: their content decides; every refusal says line, field, reason and remedy."""
