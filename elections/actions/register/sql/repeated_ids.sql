-- Ids that stand in more than one row: those rows are judged together.
SELECT registration_id
FROM elections_draftentry
WHERE register_import_id = %(import_id)s AND registration_id <> ''
GROUP BY registration_id
HAVING count(*) > 1
