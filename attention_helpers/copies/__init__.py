"""Copies of the lessons in a learner's own folder: without outputs, and never one written over what is theirs."""
