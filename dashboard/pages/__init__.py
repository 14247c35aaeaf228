"""One question each: filters, query, empty case, figure, source."""
