"""What an instructor's file holds back until it opens: lessons, hints, solutions. It is pace, not examination."""
