"""What the database itself keeps: who may do what to which table, whatever the program asks.

Three roles share a database. The *owner* owns every table and runs migrations; the *program* serves
pages and jobs and owns nothing; the *auditor* reads. ``tables`` says for every model what may
happen to its rows and who may see them; ``install`` makes grants and triggers of it after each
migration. Roles belong to the whole cluster, so a command makes them (``roles``) and never a
migration.
"""
