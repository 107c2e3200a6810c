-- Fresh rows have no statistics yet, and without them a join of two sets takes for ever.
ANALYZE elections_draftentry, elections_registerentry
