"""Sentences: vocabulary, pairs with gold alignments, batches, the corpus generator, and measures of translation.

And, for one lesson, pictures of signs.
"""

from attention_helpers.corpus.alignment import alignment_error_rate, alignment_links, gold_sources
from attention_helpers.corpus.files import load, read_pairs, write_pairs
from attention_helpers.corpus.generator.compose import choices, compose, gloss
from attention_helpers.corpus.generator.grammar import join
from attention_helpers.corpus.judgements.phrases import generate_trees
from attention_helpers.corpus.measures import (
    accuracy_by_position,
    bleu,
    by_group,
    clause_accuracy,
    clause_accuracy_by,
    exact_match,
    exact_match_by,
    split_clauses,
    word_accuracy,
    word_accuracy_by,
)
from attention_helpers.corpus.pair import Pair
from attention_helpers.corpus.pairs import Batch, SentencePairs
from attention_helpers.corpus.parse import format_parse, leaves, parse_tree, tree_words
from attention_helpers.corpus.particles import ParticleQuestions, particle_questions
from attention_helpers.corpus.pictures import SIGNS, paint_signs, sign_pictures
from attention_helpers.corpus.text import characters, words
from attention_helpers.corpus.trees import load_trees, read_trees, twins, write_trees
from attention_helpers.corpus.vocabulary import Vocabulary

__all__ = [
    "SIGNS",
    "Batch",
    "Pair",
    "ParticleQuestions",
    "SentencePairs",
    "Vocabulary",
    "accuracy_by_position",
    "alignment_error_rate",
    "alignment_links",
    "bleu",
    "by_group",
    "characters",
    "choices",
    "clause_accuracy",
    "clause_accuracy_by",
    "compose",
    "exact_match",
    "exact_match_by",
    "format_parse",
    "generate_trees",
    "gloss",
    "gold_sources",
    "join",
    "leaves",
    "load",
    "load_trees",
    "paint_signs",
    "parse_tree",
    "particle_questions",
    "read_pairs",
    "read_trees",
    "sign_pictures",
    "split_clauses",
    "tree_words",
    "twins",
    "word_accuracy",
    "word_accuracy_by",
    "words",
    "write_pairs",
    "write_trees",
]
