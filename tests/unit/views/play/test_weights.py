"""The weights that the playground counts are those of the real models, and picture and words agree."""

import xml.etree.ElementTree as ElementTree

import pytest

from attention_helpers import nn, views
from attention_helpers.views.play.weights import weight_arrays, weight_counts

SIZES = [(294, 32, 64), (50, 8, 6), (7, 20, 30)]


def _matrices(model):
    """Shapes of a model's two-dimensional parameters, sorted."""
    return sorted(array.shape for array in model.parameters.values() if array.ndim == 2)


@pytest.mark.parametrize(("V", "D", "H"), SIZES)
def test_counts_are_those_of_the_real_models(V, D, H):
    real = {
        "RNN, one-hot words in": nn.LanguageModel(V, None, H),
        "RNN, word vectors in": nn.LanguageModel(V, D, H),
        "word2vec": nn.SkipGram(V, D),
        "Seq2Seq, two GRUs": nn.Seq2Seq(V, V, D, H),
        "Seq2Seq + attention (dot)": nn.Seq2Seq(V, V, D, H, attention="dot"),
    }
    arrays = weight_arrays(V, D, H)
    for name, model in real.items():
        assert sorted(arrays[name].values()) == _matrices(model), name
        biases = sum(array.size for array in model.parameters.values() if array.ndim == 1)
        assert weight_counts(V, D, H)[name] + biases == model.parameter_count(), name


@pytest.mark.parametrize(("V", "D", "H"), SIZES)
def test_counts_follow_the_formulas(V, D, H):
    assert list(weight_counts(V, D, H).values()) == [
        V * V,
        V * D,
        H * H,
        V * H + H * H + H * V,
        V * D + D * H + H * H + H * V,
        2 * V * D,
        2 * V * D + 6 * (D * H + H * H) + H * V,
        2 * V * D + 6 * (D * H + H * H) + H * V + 2 * H * H,
    ]


def test_the_course_sizes_can_be_set_and_the_picture_shows_every_number():
    play = views.weights_playground(words=294, vector_size=32, state_size=64)
    assert play.values == {"V": 294, "D": 32, "H": 64, "model": 4}
    assert "V·D + D·H + H·H + H·V = 34,368; word vectors E 294 × 32 = 9,408" in play.words
    texts = [text.text for text in ElementTree.fromstring(play.picture).iter("{http://www.w3.org/2000/svg}text")]
    assert all(f"{count:,}" in texts for count in weight_counts(294, 32, 64).values())


def test_a_slider_moves_the_numbers_and_the_comment():
    play = views.weights_playground()
    assert "V·V is 100 times V·D" in play.words
    play.set(V=100, D=200, model=0)
    assert "one-hot to one-hot table: V·V = 10,000" in play.words
    assert "V·V is 0.5 times V·D" in play.words
    play.set(model=7)
    assert "+ 2·H·H = " in play.words


def test_a_row_of_the_picture_chooses_the_model_and_the_largest_bar_stays_inside():
    play = views.weights_playground()
    play.set(V=1_000_000, D=1_024, H=1_024)
    rows = [shape for shape in ElementTree.fromstring(play.picture) if shape.get("data-pick")]
    assert len(rows) == len(weight_counts(10, 10, 10))
    assert [row.get("aria-pressed") for row in rows].count("true") == 1
    for shape in ElementTree.fromstring(play.picture).iter("{http://www.w3.org/2000/svg}rect"):
        assert float(shape.get("x")) + float(shape.get("width")) <= 756


@pytest.mark.parametrize(
    ("sizes", "error", "message"),
    [
        ({"words": 0}, ValueError, "words must be at least 1, got 0"),
        ({"vector_size": -3}, ValueError, "vector_size must be at least 1, got -3"),
        ({"state_size": 2.5}, TypeError, "state_size must be a whole number of at least 1, got 2.5"),
    ],
)
def test_sizes_that_make_no_model_are_refused(sizes, error, message):
    with pytest.raises(error, match=message):
        views.weights_playground(**sizes)
