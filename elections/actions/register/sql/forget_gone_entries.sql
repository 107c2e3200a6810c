DROP TABLE gone_entries
