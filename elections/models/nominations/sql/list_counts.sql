SELECT election, lists, received, persons, persons_received FROM guard.list_counts()
