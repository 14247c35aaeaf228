"""Claims into events, with the reasons."""
