-- Who sits in each of these commissions, as figures: also the state asks this, and sees no names.
SELECT commission, capacity, gender, nationalities, shares_chair
FROM guard.seats(%(commissions)s)
