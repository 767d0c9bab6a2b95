"""The exercises, a module each, content only; their form stands in `course/checking/task.py`."""
