"""Arrays in, arrays out: layers with `forward` and `backward`, attention, models, training, decoding.

NumPy alone; `training` also shows a progress bar, `threads` sets BLAS threads, `storage` alone touches files.
"""

import types

from attention_helpers.nn.attention.attention import Attention, choose, hard_attention, one_hot, soft_attention
from attention_helpers.nn.attention.estimator_quality import EstimatorQuality, estimator_quality
from attention_helpers.nn.attention.estimators import (
    MovingAverageBaseline,
    enumerated_gradient,
    gumbel_softmax,
    log_probability,
    log_probability_gradient,
    score_function_gradient,
    straight_through,
)
from attention_helpers.nn.attention.score import score
from attention_helpers.nn.cost import time_and_memory
from attention_helpers.nn.layers.embedding import Embedding
from attention_helpers.nn.layers.gru import GRU
from attention_helpers.nn.layers.linear import Linear
from attention_helpers.nn.layers.loss import cross_entropy
from attention_helpers.nn.layers.rnn import RNN
from attention_helpers.nn.layers.softmax import softmax, softmax_backward
from attention_helpers.nn.models.decoding import Translation, translate
from attention_helpers.nn.models.forced import attention_weights, word_stays
from attention_helpers.nn.models.glimpse import Glimpse
from attention_helpers.nn.models.language_model import LanguageModel, PairTable
from attention_helpers.nn.models.lookup import Lookup
from attention_helpers.nn.models.measures import forced_accuracy, gradient_share, input_gradients, last_states
from attention_helpers.nn.models.model import load
from attention_helpers.nn.models.probe import occurrences_told_apart, places_told_apart
from attention_helpers.nn.models.seq2seq import Seq2Seq
from attention_helpers.nn.models.skipgram import (
    SkipGram,
    noise_probabilities,
    skip_gram_pairs,
    stay_probabilities,
    train_skip_gram,
)
from attention_helpers.nn.models.word_aligner import WordAligner
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.training.adam import Adam
from attention_helpers.nn.training.together import train_together
from attention_helpers.nn.training.training import History, evaluate, train
from attention_helpers.nn.transformer.block import DecoderBlock, EncoderBlock
from attention_helpers.nn.transformer.feed_forward import FeedForward
from attention_helpers.nn.transformer.layer_norm import LayerNorm
from attention_helpers.nn.transformer.model import Transformer
from attention_helpers.nn.transformer.multi_head import MultiHead, causal_mask
from attention_helpers.nn.transformer.positions import LearnedPositions, sinusoids
from attention_helpers.nn.transformer.reading import reading_distances
from attention_helpers.nn.trees.phrases import BagOfWords, LastState
from attention_helpers.nn.trees.recursive import RecursiveNet
from attention_helpers.nn.trees.train_trees import node_accuracy, root_accuracy, train_trees
from attention_helpers.nn.trees.traverse import traverse, traverse_recursive
from attention_helpers.nn.trees.tree_encoder import TreeSeq2Seq
from attention_helpers.nn.trees.walk import count_leaves, count_nodes, depth, map_leaves, visits

# What is imported above, and nothing beside it: the rooms and files that importing leaves here are no public names.
__all__ = [name for name, value in globals().items() if name[0] != "_" and not isinstance(value, types.ModuleType)]
