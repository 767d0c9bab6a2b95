"""A JupyterHub as a kernel on it meets it: the course's service there, if it has one."""
