-- Numbers go before others come: each is unique at every moment.
UPDATE elections_registerentry e
SET number = NULL
FROM wanted_numbers w
WHERE e.id = w.id AND e.number IS NOT NULL
