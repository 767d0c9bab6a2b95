"""What was learned, asked again before it is forgotten: the cards, when they are due, and today's review."""
