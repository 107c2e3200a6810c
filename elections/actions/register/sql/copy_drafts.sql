COPY drafts_read FROM STDIN
