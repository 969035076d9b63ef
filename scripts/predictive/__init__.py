"""Learned points: the table that is the model, its training and its tests."""
