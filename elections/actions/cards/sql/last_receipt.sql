-- The number of the last receipt of an election, 0 before the first; whoever applies sees only the own.
SELECT guard.last_receipt(%(election_id)s)
