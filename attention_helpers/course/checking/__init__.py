"""Check what a learner wrote: run it, judge it, name the mistake, tell it."""
