"""Calls that work, one for each public function of `nn`."""

import numpy as np

from attention_helpers import corpus, nn
from attention_helpers.nn.models.skipgram import SkipGram
from tests.unit.fuzz.row import Row
from tests.unit.fuzz.trial import Call
from tests.unit.nn.small import batch, wave
from tests.unit.nn.trees.sample import TREES, WORDS

RNG = np.random.default_rng
HUGE = "huge"


def floats(*shape):
    return wave(*shape).astype(np.float32)


def ids(*shape):
    return 4 + np.arange(int(np.prod(shape)), dtype=np.int32).reshape(shape) % 6


def real(*shape):
    mask = np.ones(shape, bool)
    mask[-1, -1] = False
    return mask


BATCH = batch([[4, 5, 6], [7, 8]], [[5, 6], [7, 8, 9]])
LINKS = np.ones((2, 4, 3), bool)
SENTENCES = [np.array([4, 5, 6, 7]), np.array([5, 6, 8])]
VOCABULARY = ["<pad>", "<unk>", "<s>", "</s>", *"abcdefgh"]
TREE = {"left": {"left": "a", "right": "b"}, "right": "c"}
VECTOR_TREE = {"left": {"left": floats(2), "right": floats(2)}, "right": floats(2)}


def seq2seq(**settings):
    model = nn.Seq2Seq(12, 12, 4, 6, **({"attention": "dot"} | settings))
    model.source_vocabulary = model.target_vocabulary = VOCABULARY
    return model


def language_model():
    model = nn.LanguageModel(12, 4, 6)
    model.target_vocabulary = VOCABULARY
    return model


def after(layer, *given):
    """The layer after a forward pass."""
    layer.forward(*given)
    return layer


def tree_model():
    model = nn.TreeSeq2Seq(12, 12, 4, 4)
    model.add_trees([TREE], "__abc".index)
    return model


def method(make, name, *args, **kwargs):
    """The maker of a Call of a method of a new object."""
    return lambda: Call(getattr(make(), name), *args, **kwargs)


def call(function, *args, **kwargs):
    return lambda: Call(function, *args, **kwargs)


SOFT = floats(2, 4), floats(2, 3, 4), floats(2, 3, 5)
GLIMPSE = floats(5, 3, 2), floats(5, 3, 4), np.array([0, 1, 2, 1, 0])
READ = {"takes": {"rng": None}}

LAYERS = {
    "nn.Embedding": Row(lambda: Call(nn.Embedding, 5, 3, RNG(0), np.float32)),
    "nn.Embedding.forward": Row(method(lambda: nn.Embedding(12, 3, RNG(0)), "forward", ids(2, 3))),
    "nn.Embedding.backward": Row(
        method(lambda: after(nn.Embedding(12, 3, RNG(0)), ids(2, 3)), "backward", floats(2, 3, 3))
    ),
    "nn.Linear": Row(lambda: Call(nn.Linear, 3, 2, RNG(0), np.float32)),
    "nn.Linear.forward": Row(method(lambda: nn.Linear(3, 2, RNG(0)), "forward", floats(2, 3))),
    "nn.Linear.backward": Row(
        method(lambda: after(nn.Linear(3, 2, RNG(0)), floats(4, 2, 3)), "backward", floats(4, 2, 2))
    ),
    "nn.GRU": Row(lambda: Call(nn.GRU, 3, 2, RNG(0), np.float32, 0.5)),
    "nn.RNN": Row(lambda: Call(nn.RNN, 3, 2, RNG(0), np.float32)),
    "nn.cross_entropy": Row(call(nn.cross_entropy, floats(2, 3, 12), ids(2, 3), real(2, 3), False)),
    "nn.softmax": Row(call(nn.softmax, floats(2, 3), real(2, 3), 1.0, -1)),
    "nn.softmax_backward": Row(lambda: Call(nn.softmax_backward, floats(2, 3), nn.softmax(floats(2, 3)), 1.0, -1)),
}
for name, layer in (("GRU", nn.GRU), ("RNN", nn.RNN)):
    new = lambda layer=layer: layer(3, 2, RNG(0))  # noqa: E731
    LAYERS[f"nn.{name}.forward"] = Row(method(new, "forward", floats(2, 4, 3), real(2, 4), floats(2, 2)))
    LAYERS[f"nn.{name}.backward"] = Row(
        method(lambda new=new: after(new(), floats(2, 4, 3)), "backward", floats(2, 4, 2), floats(2, 2))
    )


NOT_READ = ("nan inside", "infinite inside")  # the last key is masked: what stands there makes no difference
MASKED = {"keys": NOT_READ, "values": NOT_READ}


def attention(kind="additive"):
    return nn.Attention(kind, 4, 4, RNG(0), 3)


ATTENTION = {
    "nn.score": Row(call(nn.score, floats(2, 4), floats(2, 3, 5), "general", floats(4, 5)), words=("query", "keys")),
    "nn.soft_attention": Row(call(nn.soft_attention, *SOFT, real(2, 3), "dot", 1.0), words=("scores",), takes=MASKED),
    "nn.hard_attention": Row(
        lambda: Call(nn.hard_attention, *SOFT, real(2, 3), "sample", RNG(0), "dot", 1.0),
        words=("scores",),
        takes={"values": NOT_READ, "keys": NOT_READ},
        passes=("values",),
    ),
    "nn.choose": Row(lambda: Call(nn.choose, nn.softmax(floats(2, 3)), "sample", RNG(0))),
    "nn.one_hot": Row(call(nn.one_hot, np.array([0, 2]), 3, np.float32)),
    "nn.Attention": Row(lambda: Call(nn.Attention, "additive", 4, 5, RNG(0), 3, np.float32)),
    "nn.Attention.forward": Row(
        lambda: Call(
            attention().forward,
            floats(2, 2, 4),
            floats(2, 3, 4),
            floats(2, 3, 5),
            real(2, 3),
            np.full((2, 2, 3), 1 / 3, np.float32),
            "sample",
            RNG(0),
        ),
        words=("scores",),
        takes=MASKED | {"override": ("nan inside",)},
    ),
    "nn.Attention.backward": Row(
        method(
            lambda: after(attention(), floats(2, 2, 4), floats(2, 3, 4), floats(2, 3, 5)), "backward", floats(2, 2, 5)
        )
    ),
    "nn.estimator_quality": Row(
        call(nn.estimator_quality, lambda scores, rng: scores, floats(3), floats(3), 4, 2, 1, 0),
        endless=(("rows", HUGE), ("rounds", HUGE), ("warm_up", HUGE)),
    ),
    "nn.log_probability": Row(call(nn.log_probability, floats(2, 3), np.array([0, 1]), real(2, 3), 1.0)),
    "nn.log_probability_gradient": Row(
        call(nn.log_probability_gradient, floats(2, 3), np.array([0, 1]), real(2, 3), 1.0)
    ),
    "nn.enumerated_gradient": Row(call(nn.enumerated_gradient, floats(2, 3), floats(2, 3), real(2, 3), 1.0)),
    "nn.score_function_gradient": Row(
        call(nn.score_function_gradient, floats(2, 3), np.array([0, 1]), floats(2), 0.5, real(2, 3), 1.0)
    ),
    "nn.straight_through": Row(lambda: Call(nn.straight_through, floats(2, 3), RNG(0), real(2, 3), 1.0)),
    "nn.gumbel_softmax": Row(lambda: Call(nn.gumbel_softmax, floats(2, 3), RNG(0), 1.0, real(2, 3))),
    "nn.MovingAverageBaseline": Row(call(nn.MovingAverageBaseline, 0.9, True)),
    "nn.MovingAverageBaseline.update": Row(
        method(lambda: nn.MovingAverageBaseline(), "update", floats(3)), takes={"cost": ("number",)}
    ),
}
MEMORY = ("keys", "mask", "initial")  # what its parts are called where they are used
TARGETS = ("targets", "mask", "initial", "words")
TRAINING = {
    "nn.time_and_memory": Row(
        call(nn.time_and_memory, lambda: None, 2, 1), endless=(("repeat", HUGE), ("number", HUGE))
    ),
    "nn.single_thread": Row(lambda: Call(nn.single_thread)),
    "nn.Adam": Row(lambda: Call(nn.Adam, {"w": floats(2, 3)}, 0.1, 1.0, 0.9, 0.999, 1e-8)),
    "nn.Adam.step": Row(method(lambda: nn.Adam({"w": floats(2, 3)}, 0.1), "step", {"w": floats(2, 3)})),
    "nn.train": Row(
        lambda: Call(
            nn.train, seq2seq(), pairs(), 1, 2, 0.01, 0, False, pairs(), lambda *given: None, 1.0, 0.001, "sample"
        ),
        endless=(("epochs", HUGE),),
        takes={"clip": ("none",)},
    ),
    "nn.train_together": Row(
        lambda: Call(nn.train_together, {"one": seq2seq()}, pairs(), {"one": {"epochs": 1}}, 1, False, batch_size=2),
        endless=(("epochs", HUGE),),
        words=("batch_size", "settings"),
    ),
    "nn.evaluate": Row(lambda: Call(nn.evaluate, seq2seq(), pairs(), 2, "sample", RNG(0))),
}
MODELS = {
    "nn.Seq2Seq": Row(lambda: Call(nn.Seq2Seq, 12, 12, 4, 6, "dot", False, 0, False, 1.0, np.float32)),
    "nn.Seq2Seq.encode": Row(method(seq2seq, "encode", ids(2, 3), real(2, 3))),
    "nn.Seq2Seq.read": Row(method(seq2seq, "read", ids(2, 3), real(2, 3))),
    "nn.Seq2Seq.write": Row(lambda: _written("write"), words=MEMORY),
    "nn.Seq2Seq.decode_step": Row(
        lambda: _written("decode_step"), words=MEMORY, takes={"override": ("nan inside", "read-only")}
    ),
    "nn.EncoderDecoder.loss": Row(lambda: Call(seq2seq().loss, BATCH, "sample", RNG(0)), words=TARGETS),
    "nn.EncoderDecoder.step": Row(lambda: Call(seq2seq().step, BATCH, "sample", RNG(0)), words=TARGETS),
    "nn.Seq2Seq.backward": Row(lambda: _written("backward"), words=("grad",)),
    "nn.Model.parameter_count": Row(lambda: Call(seq2seq().parameter_count)),
    "nn.Model.forget": Row(lambda: Call(tree_model().forget)),
    "nn.Seq2Seq.forget": Row(lambda: Call(seq2seq().forget)),
    "nn.Layer.forget": Row(lambda: Call(seq2seq().layers["encoder"].forget)),
    "nn.Composite.forget": Row(lambda: Call(nn.Transformer(9, 9, 8, 2).layers["encoder1"].forget)),
    "nn.Model.save": Row(lambda: Call(seq2seq().save, "model.npz")),
    "nn.load": Row(lambda: _saved(), words=("file",)),
    "nn.translate": Row(
        lambda: Call(nn.translate, seq2seq(), ["a b", "c"], 1, None, None, 2, 4, 1.0, 2, "sample", RNG(0)),
        words=("sentence", "Sentence"),
        endless=(("max_length", HUGE), ("beam", HUGE)),
    ),
    "nn.attention_weights": Row(lambda: Call(nn.attention_weights, seq2seq(), pairs(), 2)),
    "nn.word_stays": Row(lambda: Call(nn.word_stays, seq2seq(), pairs(), [(0, 0, 1), (1, 0, 0)])),
    "nn.Glimpse": Row(lambda: Call(nn.Glimpse, 2, 4, 3, 5, 0, np.float32)),
    "nn.Glimpse.forward": Row(lambda: Call(nn.Glimpse(2, 4, 3).forward, *GLIMPSE[:2], "sample", RNG(0))),
    "nn.Glimpse.accuracy": Row(lambda: Call(nn.Glimpse(2, 4, 3).accuracy, *GLIMPSE, "sample", RNG(0))),
    "nn.Glimpse.step": Row(
        lambda: Call(nn.Glimpse(2, 4, 3).step, *GLIMPSE, "reinforce", RNG(0), nn.MovingAverageBaseline(), 1.0)
    ),
    "nn.Glimpse.fit": Row(
        lambda: Call(nn.Glimpse(2, 4, 3).fit, *GLIMPSE, "gumbel", 2, 3, 0.01, 0, True, 1.0, lambda *given: None),
        words=("gradients",),
        endless=(("steps", HUGE),),
    ),
    "nn.input_gradients": Row(lambda: Call(nn.input_gradients, seq2seq(), BATCH), words=TARGETS),
    "nn.LanguageModel": Row(call(nn.LanguageModel, 12, 4, 6, 0, np.float32), takes={"embedding_size": ("none",)}),
    "nn.LanguageModel.forward": Row(method(language_model, "forward", ids(2, 3), real(2, 3))),
    "nn.LanguageModel.loss": Row(method(language_model, "loss", BATCH), words=TARGETS),
    "nn.LanguageModel.step": Row(method(language_model, "step", BATCH), words=TARGETS),
    "nn.LanguageModel.next_words": Row(method(language_model, "next_words", ["a", "b"], 2)),
    "nn.LanguageModel.surprise": Row(method(language_model, "surprise", ["a", "b"])),
    "nn.PairTable": Row(call(nn.PairTable, SENTENCES, 12, 0.1)),
    "nn.PairTable.loss": Row(method(lambda: nn.PairTable(SENTENCES, 12), "loss", SENTENCES)),
    "nn.Lookup": Row(call(nn.Lookup, 12, 3, 4, "dot", 0.03, 0, np.float32)),
    "nn.Lookup.forward": Row(method(lambda: nn.Lookup(12, 3), "forward", np.array([0, 2]), ids(2, 3))),
    "nn.Lookup.step": Row(method(lambda: nn.Lookup(12, 3), "step", np.array([0, 2]), ids(2, 3), ids(2))),
    "nn.Lookup.fit": Row(
        method(lambda: nn.Lookup(12, 3), "fit", np.array([0, 2]), ids(2, 3), ids(2), 1, 2, 0.02, 0),
        endless=(("epochs", HUGE),),
    ),
    "nn.last_states": Row(lambda: Call(nn.last_states, seq2seq(), pairs(), 2)),
    "nn.gradient_share": Row(lambda: Call(nn.gradient_share, seq2seq(), pairs(), 3, 2)),
    "nn.forced_accuracy": Row(lambda: Call(nn.forced_accuracy, seq2seq(), pairs(), 2, 1, 2)),
    "nn.places_told_apart": Row(lambda: Call(nn.places_told_apart, seq2seq(), pairs(), pairs(), [0, -1])),
    "nn.occurrences_told_apart": Row(lambda: Call(nn.occurrences_told_apart, seq2seq(), pairs(), pairs(), [0, -1])),
    "nn.SkipGram": Row(call(SkipGram, 12, 4, 0, np.float32)),
    "nn.SkipGram.loss": Row(method(lambda: SkipGram(12, 4), "loss", ids(3), ids(3), ids(3, 2))),
    "nn.SkipGram.step": Row(method(lambda: SkipGram(12, 4), "step", ids(3), ids(3), ids(3, 2))),
    "nn.SkipGram.surprise": Row(method(lambda: SkipGram(12, 4), "surprise", ids(4), 2)),
    "nn.SkipGram.nearest": Row(method(lambda: SkipGram(12, 4), "nearest", 5, 2)),
    "nn.skip_gram_pairs": Row(call(nn.skip_gram_pairs, SENTENCES, 2), endless=(("window", HUGE),)),
    "nn.train_skip_gram": Row(
        lambda: Call(nn.train_skip_gram, SkipGram(12, 4), SENTENCES, 1, 2, 2, 4, 0.01, 0, 1.0),
        endless=(("epochs", HUGE), ("window", HUGE)),
    ),
    "nn.noise_probabilities": Row(call(nn.noise_probabilities, np.array([1.0, 2.0, 3.0]))),
    "nn.stay_probabilities": Row(call(nn.stay_probabilities, np.array([1.0, 2.0, 3.0]), 0.1)),
    "nn.WordAligner": Row(call(nn.WordAligner, 12, 12, 4, "dot", True, 0, np.float32)),
    "nn.WordAligner.forward": Row(method(lambda: nn.WordAligner(12, 12, 4), "forward", BATCH), words=MEMORY),
    "nn.WordAligner.step": Row(method(lambda: nn.WordAligner(12, 12, 4), "step", BATCH, LINKS), words=MEMORY),
    "nn.WordAligner.fit": Row(
        lambda: Call(nn.WordAligner(12, 12, 4).fit, pairs(), 2, 2, 0.01, 0), endless=(("steps", HUGE),)
    ),
    "nn.WordAligner.weights": Row(lambda: Call(nn.WordAligner(12, 12, 4).weights, pairs(), 2)),
}


def net(kind=nn.RecursiveNet):
    return kind(WORDS, size=3)


OF_VECTORS = {"words": ("root", "leaf", "node", "tree"), "takes": {"bias": ("none",)}}
TREE_WORDS = ("root", "leaf", "node", "tree", "word")
TREES_ROWS = {
    "nn.RecursiveNet.vectors": Row(method(net, "vectors", TREES[0]), words=TREE_WORDS),
    "nn.RecursiveNet.read": Row(method(net, "read", TREES[0]), words=TREE_WORDS),
    "nn.BagOfWords": Row(call(nn.BagOfWords, WORDS, (-2, -1, 0, 1, 2), 3, 0, np.float32)),
    "nn.LastState": Row(call(nn.LastState, WORDS, (-2, -1, 0, 1, 2), 3, 0, "gru", np.float32)),
    "nn.train_trees": Row(
        lambda: Call(nn.train_trees, net(), TREES, 1, 2, 0.01, 0.3, 0, lambda *given: None),
        words=TREE_WORDS,
        endless=(("epochs", HUGE),),
    ),
    "nn.node_accuracy": Row(lambda: Call(nn.node_accuracy, net(), TREES, lambda node: True), words=TREE_WORDS),
    "nn.root_accuracy": Row(lambda: Call(nn.root_accuracy, net(), TREES), words=TREE_WORDS),
    "nn.traverse": Row(call(nn.traverse, VECTOR_TREE, floats(2, 4), floats(2), np.tanh), **OF_VECTORS),
    "nn.traverse_recursive": Row(
        call(nn.traverse_recursive, VECTOR_TREE, floats(2, 4), floats(2), np.tanh), **OF_VECTORS
    ),
    "nn.TreeSeq2Seq": Row(call(nn.TreeSeq2Seq, 12, 12, 4, 4, 0, 1.0, np.float32)),
    "nn.TreeSeq2Seq.add_trees": Row(method(tree_model, "add_trees", [TREE], lambda word: 4), words=TREE_WORDS),
    "nn.TreeSeq2Seq.read": Row(method(tree_model, "read", np.array([[2, 3, 4]]), np.ones((1, 3), bool))),
}
for name in ("count_leaves", "count_nodes", "depth"):
    TREES_ROWS[f"nn.{name}"] = Row(call(getattr(nn, name), TREE), words=TREE_WORDS)
TREES_ROWS["nn.visits"] = Row(call(nn.visits, TREE, "post"), words=TREE_WORDS, passes=("node",))
TREES_ROWS["nn.map_leaves"] = Row(call(nn.map_leaves, TREE, lambda word: word), words=TREE_WORDS, passes=("node",))
TREES_ROWS |= {
    "nn.RecursiveNet": Row(call(nn.RecursiveNet, WORDS, (-2, -1, 0, 1, 2), 3, 0, np.float32)),
    "nn.NodeClassifier.word_id": Row(method(net, "word_id", "good")),
    "nn.NodeClassifier.prepare": Row(method(net, "prepare", TREES, True), words=TREE_WORDS),
    "nn.NodeClassifier.predict": Row(method(net, "predict", TREES), words=TREE_WORDS),
    "nn.PhraseReader.prepare": Row(method(lambda: net(nn.BagOfWords), "prepare", TREES, True), words=TREE_WORDS),
}
for name in ("forward", "step", "loss"):
    TREES_ROWS[f"nn.NodeClassifier.{name}"] = Row(lambda name=name: _of_batch(name))


def _written(name):
    """A call of a method of Seq2Seq that takes what `read` or `write` made."""
    model = seq2seq()
    memory = model.read(ids(2, 3), real(2, 3))
    if name == "write":
        return Call(model.write, memory, ids(2, 4), "sample", RNG(0))
    if name == "decode_step":
        override = np.full((2, 3), 1 / 3, np.float32)
        return Call(model.decode_step, memory, memory.start, ids(2), override, "sample", RNG(0))
    model.write(memory, ids(2, 4))
    return Call(model.backward, floats(2, 4, 12))


def _of_batch(name):
    model = net()
    return Call(getattr(model, name), model.batch(model.prepare(TREES)))


def pairs():
    """Four pairs over twelve words a side."""
    source, target = (
        [list("ab"), list("cba"), list("acb"), list("de")],
        [list("de"), list("ef"), list("fed"), list("gh")],
    )
    vocabulary = corpus.Vocabulary(list("abcdefgh"))
    links = [frozenset({(0, 0), (1, 1)})] * 4
    return corpus.SentencePairs(source, target, links, None, vocabulary, vocabulary)


def _saved():
    seq2seq().save("model.npz")
    return Call(nn.load, "model.npz")


ROWS = LAYERS | ATTENTION | TRAINING | MODELS | TREES_ROWS
