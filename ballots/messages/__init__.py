"""The sentences of this room, subject by subject: refusals, words, log."""
