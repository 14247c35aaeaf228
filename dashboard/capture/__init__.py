"""Files into posts."""
