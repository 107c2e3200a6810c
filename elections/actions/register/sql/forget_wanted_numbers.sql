-- An act may number twice in one transaction.
DROP TABLE wanted_numbers
