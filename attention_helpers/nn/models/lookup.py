"""A dictionary whose queries, keys and values are all learned: ask a question of a sentence, get a word back."""

import numpy as np

from attention_helpers.nn import checks
from attention_helpers.nn.attention.attention import Attention
from attention_helpers.nn.layers.embedding import SPREAD, Embedding
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.models.model import Model
from attention_helpers.nn.training import loop
from attention_helpers.nn.training.adam import Adam
from attention_helpers.nn.words import PAD


class Lookup(Model):
    """Answers one of a few fixed questions about a sentence with a word, by soft attention over the sentence.

        query  = Q[question]                        one vector for each question
        key_i  = K[word_i] + N[word_i+1]            a word is found by itself and by the word after it
        value_i = V[word_i]                         what a word hands over
        logits = context W + b                      over the vocabulary, from the mean of the values

    words, questions   how many there are of each;  size   numbers in each vector
    kind               the score, as in `nn.score`
    start              standard deviation, before training, of the numbers in the tables Q, K and N
    Nothing says which word to look at: the only training signal is the right answer.
    """

    notes = ("losses",)

    def __init__(self, words, questions, size=16, kind="dot", start=0.03, seed=0, dtype=np.float32):
        rng, size = checks.seeded(seed), checks.positive(size, "size")
        words, questions = checks.positive(words, "words"), checks.positive(questions, "questions")
        start = checks.number(start, "start", 0, 1e6)
        layers = {
            "query": Embedding(questions, size, rng, dtype),
            "key": Embedding(words, size, rng, dtype),
            "next": Embedding(words, size, rng, dtype),
            "value": Embedding(words, size, rng, dtype),
            "output": Linear(size, words, rng, dtype=dtype),
        }
        for name in ("query", "key", "next"):
            layers[name].parameters["table"] *= start / SPREAD
        self.attention = layers["attention"] = Attention(kind, size, size, rng, dtype=dtype)
        self.losses = []
        settings = {"words": words, "questions": questions, "size": size, "kind": kind, "start": start, "seed": seed}
        super().__init__(settings, layers)

    def forward(self, questions, sentences):
        """questions (N,) and sentences (N, S) ids, padded with 0 -> logits (N, V), weights (N, S)."""
        sentences = checks.ids(sentences, self.settings["words"], "sentences")
        questions = checks.ids(questions, self.settings["questions"], "questions", 1)
        if len(questions) != len(sentences):
            raise ValueError(f"questions must be one for each of the {len(sentences)} sentences, got {len(questions)}.")
        checks.no_empty_row(sentences != PAD, "sentences")
        query = self.layers["query"].forward(questions[:, None])
        keys = self.layers["key"].forward(sentences) + self.layers["next"].forward(after(sentences))
        values = self.layers["value"].forward(sentences)
        context, weights = self.attention.forward(query, keys, values, sentences != PAD)
        return self.layers["output"].forward(context)[:, 0], weights[:, 0]

    def step(self, questions, sentences, answers):
        """Forward and backward on one batch; the gradients lie in `gradients`. Returns the loss in nats."""
        logits, _ = self.forward(questions, sentences)
        answers = checks.ids(answers, self.settings["words"], "answers", 1)
        if len(answers) != len(logits):
            raise ValueError(f"answers must be one for each of the {len(logits)} sentences, got {len(answers)}.")
        loss, grad = cross_entropy(logits[:, None], answers[:, None])
        grad_query, grad_keys, grad_values = self.attention.backward(self.layers["output"].backward(grad))
        self.layers["query"].backward(grad_query)
        for name in ("key", "next"):
            self.layers[name].backward(grad_keys)
        self.layers["value"].backward(grad_values)
        return loss

    def fit(self, questions, sentences, answers, epochs=4, batch_size=64, learning_rate=0.02, seed=0):
        """Train with Adam on N examples in a random order; the loss of each step is added to `losses`."""
        questions = checks.ids(questions, self.settings["questions"], "questions", 1)
        sentences = checks.ids(sentences, self.settings["words"], "sentences")
        answers = checks.ids(answers, self.settings["words"], "answers", 1)
        if not len(questions) == len(sentences) == len(answers) > 0:
            raise ValueError(
                "questions, sentences and answers must be equally many, at least one of each, "
                f"got {len(questions)}, {len(sentences)} and {len(answers)}."
            )
        batch_size, rng = checks.positive(batch_size, "batch_size"), checks.seeded(seed)
        loop.run(
            (loop.shuffled(len(questions), batch_size, rng) for _ in range(checks.positive(epochs, "epochs"))),
            lambda rows: self.step(questions[rows], sentences[rows], answers[rows]),
            Adam({"all": self.flat_parameters}, learning_rate),
            {"all": self.flat_gradients},
            after_step=lambda rows, loss, norm: self.losses.append(loss),
        )
        self.forget()
        return self


def after(sentences):
    """For each place the id of the word after it: (N, S) -> (N, S), padding after the last."""
    return np.concatenate([sentences[:, 1:], np.full((len(sentences), 1), PAD, sentences.dtype)], axis=1)
