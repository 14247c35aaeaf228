"""What happened: the words that tell an act, its kind, its parties, its day and its place."""
