"""A post as text: its tokens, entries and sentences, and the stamps that part entries."""
