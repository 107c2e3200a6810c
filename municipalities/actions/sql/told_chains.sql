-- The chains that events name, of all municipalities: keys alone.
SELECT key FROM guard.told_chains() AS key
