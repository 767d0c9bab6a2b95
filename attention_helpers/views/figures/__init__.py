"""Figures: matplotlib, for reading."""
