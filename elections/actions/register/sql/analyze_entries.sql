-- The same for a register that was filled a moment ago.
SELECT guard.analyse_entries()
