"""What a model with attention reads when made to write a given translation; what it writes when made to read a word."""

from attention_helpers.nn import checks
from attention_helpers.nn.models.decoding import translate
from attention_helpers.nn.training.training import at_work
from attention_helpers.nn.words import check_words


def attention_weights(model, pairs, batch_size=256):
    """Weights on the reference translations: a list with one array (target words, source words) for each pair.

    At each step the model is given the reference's own words before it (teacher forcing), so the rows fit the
    reference word by word, and the gold alignment, even where the model's own translation is another one. The row of
    </s> is left out.

    Raises ValueError for a model without attention, and for pairs whose vocabularies are not the model's.
    """
    checks.able(model, "read write", "model", "an encoder-decoder such as Seq2Seq")
    checks.attention(model, "attention_weights")
    batch_size = checks.positive(batch_size, "batch_size")
    check_words(model, checks.pairs(pairs))

    def weights(batch):
        return model.write(model.read(batch.source, batch.source_mask), batch.target_in)[1]

    return by_pair(model, weights, pairs, batch_size)


def by_pair(model, weights, pairs, batch_size):
    """weights(batch) -> (B, target words with </s>, source words), of all `pairs`: one array for each, as above."""
    results = [None] * len(pairs)
    with at_work(model):
        for batch in pairs.batches(batch_size):
            sizes = zip(batch.indices, batch.target_mask.sum(axis=1), batch.source_mask.sum(axis=1), strict=True)
            for table, (index, target, source) in zip(weights(batch), sizes, strict=True):
                results[index] = table[: target - 1, :source].copy()  # a view would keep the whole batch
    return results


def word_stays(model, pairs, cases):
    """Share of cases in which a step that is made to read one source word alone writes the reference's word.

    cases : list of (number of the pair, step, place of the source word), all from 0. The model translates on its own;
        at that one step all weight lies on that word.

    Raises ValueError for a model without attention, for no case, and for a place that the source does not have.
    """
    checks.pairs(pairs)
    cases = checks.items(cases, "cases", "(number of the pair, step, place)")
    if not cases:
        raise ValueError("cases must hold at least one case, got none.")
    for case in cases:
        if not isinstance(case, (tuple, list)) or len(case) != 3:
            raise ValueError(f"cases must be (number of the pair, step, place), got {case!r:.60}.")
        number, step, _place = (checks.whole(each, "cases: each number") for each in case)
        if number >= len(pairs) or step >= len(pairs.target[number]):
            raise ValueError(f"cases: there is no pair {number} with a step {step} among the {len(pairs)} pairs.")
    sentences = [pairs.source[number] for number, _, _ in cases]
    found = translate(model, sentences, weights=[{step: place} for _, step, place in cases])
    stays = [
        translation.tokens[step : step + 1] == [pairs.target[number][step]]
        for translation, (number, step, _) in zip(found, cases, strict=True)
    ]
    return sum(stays) / len(stays)
