"""The course as a service of a JupyterHub: takes hand-ins, and holds votes. Needs the extra `hub`."""
