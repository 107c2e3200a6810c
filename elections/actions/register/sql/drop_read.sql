DROP TABLE drafts_read
