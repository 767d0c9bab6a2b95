"""Check what a learner wrote, in four steps that hand on plain data: run, judge, name, tell (`check.py`)."""
