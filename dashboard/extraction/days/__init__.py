"""Days that a sentence names, with their precision."""
