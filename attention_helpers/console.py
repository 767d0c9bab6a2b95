"""Consoles that lack letters: those of Windows in many countries, pipes, and machines without a locale."""

import sys


def use_any_console():
    """Let a letter that the console lacks show as its number: what a command prints then ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # None where the console is closed
            stream.reconfigure(errors="backslashreplace")
