"""The conversation: what a message wants, what to ask first, what to answer."""
