-- The same for a register that was filled a moment ago.
SELECT guard.count_entries_anew()
