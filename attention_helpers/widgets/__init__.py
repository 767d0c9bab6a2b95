"""The base under quizzes and playgrounds: theme, keyboard guard, pictures, cards, the learner's language."""
