SELECT guard.lists_of(%(account)s)
