SELECT outcome, number FROM guard.signatures(%(nomination)s)
