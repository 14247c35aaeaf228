"""One function, one question, one SQL string with $parameters."""
