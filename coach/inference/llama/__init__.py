"""llama.cpp inside this process."""
