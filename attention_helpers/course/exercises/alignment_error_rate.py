"""alignment_error_rate (lesson 05): how far the heaviest weights are from the gold links."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "05"
title = {"en": "Alignment error rate", "ja": "アラインメント誤り率"}
task = {
    "en": "Write `alignment_error_rate(weights, gold)` for one sentence. `weights` (T, S): one row for each "
    "target word; "
    "the heaviest source word of each row is the model's link. `gold`: a set of pairs (i, j), source word i and target "
    "word j, from 0. Return 1 - 2 |A and gold| / (|A| + |gold|), where A is the set of the model's links.",
    "ja": "一つの文について `alignment_error_rate(weights, gold)` を書いてください。`weights` (T, S) "
    "は一行が一つの目的言語の"
    "単語で、各行で最も重い原言語の単語をモデルの対応とします。`gold` は対 (i, j) の集合で、i は原言語、j "
    "は目的言語の単語の"
    "番号（0 から）です。モデルの対応の集合を A として、1 - 2 |A ∩ gold| / (|A| + |gold|) を返してください。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Which axis of `weights` runs over the source words? `argmax` along it gives one source word for each "
        "target word.",
        "Write the model's links in the same order as the gold ones: source word first, then target word.",
        "`links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}`; then `len(links & gold)`.",
    ],
    "ja": [
        "`weights` のどの軸が原言語の単語に沿っていますか。その軸の `argmax` が、"
        "目的言語の単語ごとに原言語の単語を一つ与えます。",
        "モデルの対応も、正解と同じ順番（原言語の単語、次に目的言語の単語）で書きます。",
        "`links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}` とし、`len(links & gold)` を使います。",
    ],
}
explanation = {
    "en": "With A and the gold links S as sets, 2 |A ∩ S| / (|A| + |S|) is the share of links in common, counted "
    "from both "
    "sides; the error rate is what is missing to 1 (Och & Ney 2003, with sure links only).",
    "ja": "A と正解の対応 S を集合とすると、2 |A ∩ S| / (|A| + |S|) は両側から数えた共通の対応の割合で、誤り率は 1 から"
    "それを引いたものです（Och & Ney 2003、確実な対応だけの場合）。",
}


def alignment_error_rate(weights, gold):
    heaviest = weights.argmax(axis=1)  # (T,), one source word for each target word
    links = {(int(i), j) for j, i in enumerate(heaviest)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


def inputs(rng):
    pen = np.array([[0.9, 0.1, 0, 0, 0, 0], [0, 0, 0, 0, 0.6, 0.4], [0, 0, 0.7, 0.3, 0, 0], [0, 0, 1, 0, 0, 0]])
    gold = {(0, 0), (2, 2), (2, 3), (4, 1)}
    yield Input(pen, gold, name={"en": "the pen sentence", "ja": "ペンの文"})
    yield Input(
        pen, gold | {(5, 1)}, name={"en": "a target word with two gold links", "ja": "正解の対応が二つある単語"}
    )
    yield Input(pen[:, ::-1].copy(), {(0, 0)}, name={"en": "no link in common", "ja": "共通の対応がない"})
    yield Input(np.array([[1.0]]), {(0, 0)}, name={"en": "one word a side", "ja": "一語ずつ"})
    for target, source in ((3, 5), (6, 4), (8, 8)):
        weights = rng.dirichlet(np.ones(source), size=target)
        some = {(int(rng.integers(source)), int(rng.integers(target))) for _ in range(target)}
        right = {(int(weights[j].argmax()), j) for j in range(0, target, 2)}
        yield Input(weights, some | right)


@misconception(
    "weights over the wrong axis",
    en="The heaviest target word of each source word was taken. Rows are target words: look for the "
    "heaviest "
    "source word in each row.",
    ja="原言語の単語ごとに最も重い目的言語の単語を取っています。行は目的言語の単語なので、"
    "各行で最も重い原言語の"
    "単語を探します。",
)
def along_the_columns(weights, gold):
    links = {(i, int(j)) for i, j in enumerate(weights.argmax(axis=0))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "source and target swapped in a link",
    en="The model's links are written (target, source), the gold ones (source, target), so they hardly ever meet.",
    ja="モデルの対応が (目的言語, 原言語) の順になっています。正解は (原言語, 目的言語) の順です。",
)
def swapped(weights, gold):
    links = {(j, int(i)) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "precision instead of the error rate",
    en="This counts how many of the model's links are wrong. Gold links that the model does not have must count too.",
    ja="モデルの対応のうち誤りの割合を数えています。モデルにない正解の対応も数える必要があります。",
)
def one_minus_precision(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links)


@misconception(
    "recall instead of the error rate",
    en="This counts how many gold links are missing. Links that the model has in excess must count too.",
    ja="正解の対応のうち欠けているものの割合を数えています。モデルの余分な対応も数える必要があります。",
)
def one_minus_recall(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(gold)


@misconception(
    "the agreement instead of the error",
    en="This is the share in common, which is 1 for a perfect alignment. The error rate is 1 minus it.",
    ja="これは一致の割合で、完全な対応なら 1 になります。誤り率は 1 からそれを引いたものです。",
)
def agreement(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 2 * len(links & gold) / (len(links) + len(gold))


@misconception(
    "links in common counted once",
    en="The links in common must be counted twice, once for each of the two sets in the denominator.",
    ja="共通の対応は、分母の二つの集合のそれぞれについて一度ずつ、二回数えます。",
)
def without_the_two(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / (len(links) + len(gold))


@misconception(
    "intersection over union",
    en="The denominator is the size of the union. The formula adds the sizes of the two sets.",
    ja="分母が和集合の大きさになっています。式では二つの集合の大きさを足します。",
)
def jaccard(weights, gold):
    links = {(int(i), j) for j, i in enumerate(weights.argmax(axis=1))}
    return 1 - len(links & gold) / len(links | gold)


@misconception(
    "links by a threshold",
    en="Every weight of 0.5 or more was taken as a link. Take the heaviest word of each row, however light it is.",
    ja="0.5 以上の重みをすべて対応としています。どんなに軽くても、各行で最も重い単語を一つ取ります。",
)
def threshold(weights, gold):
    links = {(int(i), int(j)) for j, i in np.argwhere(weights >= 0.5)}
    return 1 - 2 * len(links & gold) / (len(links) + len(gold))


@alternative
def with_loops(weights, gold):
    common = 0
    for j in range(len(weights)):
        row = list(weights[j])
        if (row.index(max(row)), j) in gold:
            common += 1
    return (len(weights) + len(gold) - 2 * common) / (len(weights) + len(gold))


@alternative
def with_arrays(weights, gold):
    table = np.zeros(weights.shape, dtype=bool)
    for i, j in gold:
        table[j, i] = True
    found = table[np.arange(len(weights)), np.argmax(weights, axis=-1)].sum()
    return np.float64(1.0) - 2.0 * found / (weights.shape[0] + table.sum())
