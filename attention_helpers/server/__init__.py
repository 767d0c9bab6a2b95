"""What the course adds to JupyterLab's server; attention_helpers.json switches it on."""
