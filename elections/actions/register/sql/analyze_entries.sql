-- The same for a register that was filled a moment ago.
ANALYZE elections_registerentry
