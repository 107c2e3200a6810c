UPDATE elections_registerentry e
SET number = w.wanted
FROM wanted_numbers w
WHERE e.id = w.id AND w.wanted IS NOT NULL
