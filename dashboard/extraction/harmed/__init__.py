"""Which word of harm a number belongs to: one module for each way of telling it."""
