"""Inputs drawn from what an exercise declares legal, and made smaller while they still show the fault."""
