"""How what ships with the program was trained; nothing here is needed to run it."""
