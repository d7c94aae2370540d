"""Proof of quality: data sets, scorers, reports. Imports coach; coach never imports it."""
