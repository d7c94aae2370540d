"""The word lists, as data. The notation is explained in coach.signals.phrases."""
