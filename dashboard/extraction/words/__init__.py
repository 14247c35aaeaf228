"""Words and names that a sentence is searched for, and the sentence as the later stages look at it."""
