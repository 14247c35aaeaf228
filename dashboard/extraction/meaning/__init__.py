"""What a figure means: whom it counts, how much it totals, and how real it is."""
