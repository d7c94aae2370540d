"""The labelled data, its checks and its manifest."""
