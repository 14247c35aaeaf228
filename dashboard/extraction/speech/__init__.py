"""Who says a sentence, through whom, and what saying is."""
