"""Layers: `forward`, `backward`, `parameters`."""
