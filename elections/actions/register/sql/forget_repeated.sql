-- What each row of a person alone would have been; returned are the lines that were faults.
DELETE FROM elections_draftentry
WHERE register_import_id = %(import_id)s AND registration_id = ANY(%(keys)s::text[])
RETURNING line, verdict = %(fault)s
