"""The verbs of the command line, one file each: its options, an example, and what it does."""
