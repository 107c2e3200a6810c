-- Whether the log of any municipality names an act of this account.
SELECT guard.has_acted(%(account)s)
