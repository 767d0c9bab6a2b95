"""What a model with attention reads while it is made to write the given translations."""

from attention_helpers.nn import checks
from attention_helpers.nn.threads import single_thread


def attention_weights(model, pairs, batch_size=256):
    """Weights on the reference translations: a list with one array (target words, source words) for each pair.

    At each step the model is given the reference's own words before it (teacher forcing), so the rows fit the
    reference word by word, and the gold alignment, even where the model's own translation is another one. The row of
    </s> is left out.

    Raises ValueError for a model without attention.
    """
    checks.attention(model, "attention_weights")
    results = [None] * len(pairs)
    with single_thread():
        for batch in pairs.batches(batch_size):
            _, weights = model.write(model.read(batch.source, batch.source_mask), batch.target_in)
            sizes = zip(batch.indices, batch.target_mask.sum(axis=1), batch.source_mask.sum(axis=1), strict=True)
            for row, (index, target, source) in enumerate(sizes):
                results[index] = weights[row, : target - 1, :source]
    return results
