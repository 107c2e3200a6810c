-- The election in whose register an entry stands; nobody is anybody yet when a code is read.
SELECT guard.election_of(%(entry)s)
