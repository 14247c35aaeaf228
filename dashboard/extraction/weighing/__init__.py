"""Choices weighed by what labelled posts have shown: traits in plain words, and their weights in vocabulary/."""
