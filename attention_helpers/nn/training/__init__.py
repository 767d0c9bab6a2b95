"""Fitting a model to pairs."""
