"""Check what a learner wrote, in three steps that hand on plain data: try, name, tell (`check.py`)."""
