"""Measures of one answer: plain functions on text, no framework."""
