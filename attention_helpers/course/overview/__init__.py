"""The course at a glance: its lessons, progress, glossary, and the check of the set-up."""
