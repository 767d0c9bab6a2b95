"""The kinds of guess there are, by the name that a prediction calls them."""

from attention_helpers.course.predictions.choice import ChoiceGuess, ChoicesGuess
from attention_helpers.course.predictions.curve import CurveGuess
from attention_helpers.course.predictions.number import NumberGuess

KINDS = {"number": NumberGuess, "choice": ChoiceGuess, "choices": ChoicesGuess, "curve": CurveGuess}
