SELECT election, lists, received, persons FROM guard.list_counts()
