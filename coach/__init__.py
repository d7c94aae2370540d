"""Coach: a private, local writing coach."""
