"""Running systems over cases: the model, the store of generations, Inspect AI."""
