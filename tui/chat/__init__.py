"""The chat: messages, composer, principle cards."""
