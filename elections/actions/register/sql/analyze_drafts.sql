-- Rows that were just read have no statistics. Where the table was analysed while it was empty, the
-- planner takes them for a single row, and a join of two sets becomes a loop without end. Only who
-- owns a table may analyse it, so a function of the owner's does it (config.database.scopes).
-- Checks of other elections wait here until this one ends.
SELECT guard.analyse_drafts()
