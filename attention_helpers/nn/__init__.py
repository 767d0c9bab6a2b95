"""Arrays in, arrays out: layers with `forward` and `backward`, attention, models, training, decoding.

NumPy alone; `training` also shows a progress bar, `threads` sets BLAS threads, `storage` alone touches files.
"""

from .adam import Adam
from .attention import Attention, choose, hard_attention, one_hot, soft_attention
from .decoding import Translation, translate
from .embedding import Embedding
from .estimators import (
    MovingAverageBaseline,
    enumerated_gradient,
    gumbel_softmax,
    log_probability,
    log_probability_gradient,
    score_function_gradient,
    straight_through,
)
from .forced import attention_weights
from .glimpse import Glimpse
from .gradients import input_gradients
from .gru import GRU
from .language_model import LanguageModel
from .linear import Linear
from .lookup import Lookup
from .loss import cross_entropy
from .phrases import BagOfWords, LastState
from .recursive import RecursiveNet
from .rnn import RNN
from .score import score
from .seq2seq import Seq2Seq
from .skipgram import SkipGram, train_skip_gram
from .softmax import softmax, softmax_backward
from .storage import load, save
from .threads import single_thread
from .train_trees import node_accuracy, root_accuracy, train_trees
from .training import History, evaluate, train
from .traverse import count_leaves, count_nodes, depth, map_leaves, spans, traverse, traverse_recursive, visits
from .tree_encoder import TreeSeq2Seq
from .word_aligner import WordAligner

__all__ = [
    "GRU",
    "RNN",
    "Adam",
    "Attention",
    "BagOfWords",
    "Embedding",
    "Glimpse",
    "History",
    "LanguageModel",
    "LastState",
    "Linear",
    "Lookup",
    "MovingAverageBaseline",
    "RecursiveNet",
    "Seq2Seq",
    "SkipGram",
    "Translation",
    "TreeSeq2Seq",
    "WordAligner",
    "attention_weights",
    "choose",
    "count_leaves",
    "count_nodes",
    "cross_entropy",
    "depth",
    "enumerated_gradient",
    "evaluate",
    "gumbel_softmax",
    "hard_attention",
    "input_gradients",
    "load",
    "log_probability",
    "log_probability_gradient",
    "map_leaves",
    "node_accuracy",
    "one_hot",
    "root_accuracy",
    "save",
    "score",
    "score_function_gradient",
    "single_thread",
    "soft_attention",
    "softmax",
    "softmax_backward",
    "spans",
    "straight_through",
    "train",
    "train_skip_gram",
    "train_trees",
    "translate",
    "traverse",
    "traverse_recursive",
    "visits",
]
