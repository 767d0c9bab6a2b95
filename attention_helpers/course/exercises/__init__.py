"""The exercises, a module each, content only; `course/checking/form.py` shows their form and a complete one."""
