"""Numbers, the nouns they count, and the words of harm: what can be a figure, and what cannot."""
