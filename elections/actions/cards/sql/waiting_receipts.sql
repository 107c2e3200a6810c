-- Receipts that led to no application, of all municipalities: keys alone, for whoever goes the rounds.
SELECT receipt, municipality FROM guard.waiting_receipts()
