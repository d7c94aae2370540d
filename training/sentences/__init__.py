"""Training the sentence judge (coach.pipeline.sentence_model)."""
