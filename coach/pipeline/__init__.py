"""From a draft to a rewrite, and from a situation to advice."""
