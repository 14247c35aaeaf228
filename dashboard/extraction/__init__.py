"""Text in, records out: no file, no database, no network."""
