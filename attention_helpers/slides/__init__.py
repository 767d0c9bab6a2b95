"""A lesson as slides: which cell is one, what its speaker is told, and JupyterLab set up to show them."""
