"""Plain text: cleaning what comes from outside, sentences, words, the prose diff."""
