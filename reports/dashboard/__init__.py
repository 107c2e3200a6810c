"""The state's dashboard: coverage, turnout and goals as aggregates; no persons, no open counts."""
