"""Finding the principles and notes that fit a case."""
