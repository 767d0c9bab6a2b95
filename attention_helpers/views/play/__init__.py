"""Playgrounds: a picture in SVG with controls, for poking."""
