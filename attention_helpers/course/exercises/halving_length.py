"""halving_length (lesson 01): the length at which the accuracy has fallen to half of what it was at first."""

import numpy as np

from attention_helpers.course.checking.form import Input, alternative, misconception

lesson = "01"
title = {"en": "Where accuracy halves", "ja": "正解率が半分になる長さ"}
task = {
    "en": "Write `halving_length(lengths, accuracies)`. `lengths` (n,) are sentence lengths in ascending order, "
    "`accuracies` (n,) the accuracy measured at each of them. Return the length at which the curve first comes down to "
    "half of its first value, with a straight line drawn between one measured point and the next; `nan` if it never "
    "does. `accuracies[0]` is above 0.",
    "ja": "`halving_length(lengths, accuracies)` を書いてください。`lengths` (n,) は小さい順に並んだ文の長さ、"
    "`accuracies` (n,) はそれぞれの長さで測った正解率です。隣り合う測定点を直線で結んだとき、"
    "最初の値の半分まで初めて下がる長さを返してください。半分まで下がらなければ `nan` を返します。"
    "`accuracies[0]` は 0 より大きいとします。",
}
difficulty, minutes = 2, 8
hints = {
    "en": [
        "Half of what? Of `accuracies[0]`. Then go from one measured point to the next and stop at the first that is "
        "not above that half.",
        "Let that be point k. On the line from point k-1 to point k the accuracy falls from a to b. Which share of the "
        "way brings it from a down to the half?",
        "`share = (a - half) / (a - b)`, and the length is `lengths[k-1] + share * (lengths[k] - lengths[k-1])`.",
    ],
    "ja": [
        "何の半分でしょうか。`accuracies[0]` の半分です。測定点を順に見て、半分以下になった最初の点で止まります。",
        "その点を k とします。点 k-1 から点 k への直線上で、正解率は a から b に下がります。"
        "a から半分の値まで下がるのは、道のりのどれだけの割合でしょうか。",
        "`share = (a - half) / (a - b)` で、長さは `lengths[k-1] + share * (lengths[k] - lengths[k-1])` です。",
    ],
}
explanation = {
    "en": "Half of the first value, and not 50 %: a model that starts at 60 % has halved at 30 %. Divide the vector's "
    "size by this length, and you have how many numbers a word needs.",
    "ja": "基準は 50 % ではなく、最初の値の半分です。60 % から始まるモデルでは 30 % になった所です。"
    "ベクトルの大きさをこの長さで割ると、一語に必要な数の個数がわかります。",
}


def halving_length(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] <= half:  # the first point that is not above the half
            a, b = accuracies[k - 1], accuracies[k]  # a is above it
            share = (a - half) / (a - b)  # of the way from point k-1 to point k
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


def inputs(rng):
    yield Input(np.array([2.0, 4.0, 8.0]), np.array([0.8, 0.6, 0.2]), name="the example")
    yield Input(
        np.array([1.0, 2.0, 3.0, 4.0]),
        np.array([0.9, 0.7, 0.45, 0.3]),
        name={"en": "exactly half at a measured point", "ja": "測定点でちょうど半分になる"},
    )
    yield Input(
        np.array([5.0, 10.0, 20.0]),
        np.array([0.99, 0.97, 0.95]),
        name={"en": "a curve that never halves", "ja": "半分まで下がらない曲線"},
    )
    yield Input(
        np.array([1.0, 2.0, 4.0, 6.0, 9.0]),
        np.array([0.6, 0.2, 0.5, 0.4, 0.1]),
        name={"en": "a curve that goes down, up and down again", "ja": "一度下がり、また上がって下がる曲線"},
    )
    yield Input(
        np.array([1.0, 3.0, 5.0, 9.0]),
        np.array([0.5, 0.9, 0.4, 0.1]),
        name={"en": "a curve that rises first", "ja": "最初は上がる曲線"},
    )
    yield Input(
        np.array([2.0, 3.0, 5.0, 8.0, 9.0]),
        np.array([0.8, 0.3, 0.6, 0.1, 0.5]),
        name={"en": "a curve that ends above the half", "ja": "最後は半分より上に戻る曲線"},
    )
    for points in (3, 5, 8):
        lengths = np.cumsum(rng.uniform(1.0, 4.0, size=points))
        yield Input(lengths, 0.9 * np.exp(-np.cumsum(rng.uniform(0.1, 1.0, size=points))))


def _crossing(lengths, accuracies, half):
    for k in range(1, len(lengths)):
        if accuracies[k] <= half < accuracies[k - 1]:
            share = (accuracies[k - 1] - half) / (accuracies[k - 1] - accuracies[k])
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


@misconception(
    "half_means_50_percent",
    en="This looks for an accuracy of 50 %. Asked for is half of the first value: 0.4 where the curve starts at 0.8.",
    ja="正解率 50 % の所を探しています。求めるのは最初の値の半分で、0.8 から始まる曲線なら 0.4 です。",
)
def fifty_percent(lengths, accuracies):
    return _crossing(lengths, accuracies, 0.5)


@misconception(
    "half_of_the_largest",
    en="This takes half of the largest accuracy. Asked for is half of the first one; they differ where the curve rises "
    "first.",
    ja="最大の正解率の半分を使っています。求めるのは最初の値の半分です。曲線が最初に上がると、この二つは違います。",
)
def half_of_the_largest(lengths, accuracies):
    return _crossing(lengths, accuracies, max(accuracies) / 2)


@misconception(
    "no_interpolation",
    en="This is the first measured length that is not above the half. The line between the points comes down to the "
    "half before it.",
    ja="半分以下になった最初の測定点の長さを返しています。点を結んだ直線は、その手前で半分になります。",
)
def the_measured_point(lengths, accuracies):
    below = [length for length, accuracy in zip(lengths, accuracies, strict=True) if accuracy <= accuracies[0] / 2]
    return below[0] if below else np.nan


@misconception(
    "last_point_above",
    en="This is the last measured length before the half. The curve is still above it there.",
    ja="半分になる前の、最後の測定点の長さを返しています。そこでは曲線はまだ半分より上にあります。",
)
def the_point_before(lengths, accuracies):
    for k in range(1, len(lengths)):
        if accuracies[k] <= accuracies[0] / 2:
            return lengths[k - 1]
    return np.nan


@misconception(
    "middle_of_the_step",
    en="This is the middle between the two measured lengths. The line reaches the half nearer to one of them.",
    ja="二つの測定点のちょうど中間を返しています。直線が半分になる所は、どちらかの点に寄っています。",
)
def the_middle(lengths, accuracies):
    for k in range(1, len(lengths)):
        if accuracies[k] <= accuracies[0] / 2:
            return (lengths[k - 1] + lengths[k]) / 2
    return np.nan


@misconception(
    "share_from_the_wrong_end",
    en="The share of the way was counted from the wrong end: it is (a - half) / (a - b), from the higher point a on.",
    ja="道のりの割合を逆の端から数えています。高い方の点 a から数えて (a - half) / (a - b) です。",
)
def from_the_wrong_end(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] <= half:
            share = (half - accuracies[k]) / (accuracies[k - 1] - accuracies[k])
            return lengths[k - 1] + share * (lengths[k] - lengths[k - 1])
    return np.nan


@misconception(
    "last_crossing",
    en="This is where the curve comes down to the half for the last time. Asked for is the first time.",
    ja="半分まで下がる最後の所を返しています。求めるのは最初に下がる所です。",
)
def the_last_time(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(len(lengths) - 1, 0, -1):
        if accuracies[k] <= half < accuracies[k - 1]:
            return _crossing(lengths[k - 1 :], accuracies[k - 1 :], half)
    return np.nan


@misconception(
    "interp_needs_rising_numbers",
    en="`np.interp` needs its x values in ascending order and does not tell when they are not. Accuracies that go up "
    "and down cannot be put in as they are.",
    ja="`np.interp` の x は小さい順でなければならず、そうでなくてもエラーは出ません。"
    "上がったり下がったりする正解率をそのまま渡すことはできません。",
)
def interp_of_the_whole_curve(lengths, accuracies):
    half = accuracies[0] / 2
    return np.interp(half, accuracies[::-1], lengths[::-1]) if min(accuracies) <= half else np.nan


@misconception(
    "last_length_if_never",
    en="Where the curve never comes down to the half, this returns the last length. It has not halved there: return "
    "`nan`.",
    ja="半分まで下がらないときに、最後の長さを返しています。そこでもまだ半分ではないので、`nan` を返してください。",
)
def the_last_length(lengths, accuracies):
    found = _crossing(lengths, accuracies, accuracies[0] / 2)
    return lengths[-1] if np.isnan(found) else found


@misconception(
    "half_itself_not_counted",
    en="At exactly the half the curve has come down to it: compare with `<=`.",
    ja="ちょうど半分になった点も「半分まで下がった」点です。`<=` で比べてください。",
)
def strictly_below(lengths, accuracies):
    half = accuracies[0] / 2
    for k in range(1, len(lengths)):
        if accuracies[k] < half:
            return lengths[k] if accuracies[k - 1] == half else _crossing(lengths[k - 1 :], accuracies[k - 1 :], half)
    return np.nan


@misconception(
    "number_of_the_point",
    en="This is the number of the point, counted along the arrays. Asked for is a length.",
    ja="配列の何番目の点かを返しています。求めるのは長さです。",
)
def the_index(lengths, accuracies):
    return _crossing(np.arange(len(lengths), dtype=float), accuracies, accuracies[0] / 2)


@misconception(
    "half_of_the_length",
    en="This is half of the last length. It is the accuracy that halves; the length is where that happens.",
    ja="最後の長さの半分を返しています。半分になるのは正解率で、求めるのはそうなる長さです。",
)
def half_the_length(lengths, accuracies):
    return lengths[-1] / 2


@alternative
def with_interp_on_one_step(lengths, accuracies):
    half = accuracies[0] / 2
    below = np.flatnonzero(np.asarray(accuracies) <= half)
    if not below.size:
        return float("nan")
    k = below[0]
    return np.interp(half, [accuracies[k], accuracies[k - 1]], [lengths[k], lengths[k - 1]])


@alternative
def by_the_equation_of_a_line(lengths, accuracies):
    half = 0.5 * float(accuracies[0])
    points = list(zip(lengths, accuracies, strict=True))
    for k in range(1, len(points)):
        (x0, y0), (x1, y1) = points[k - 1], points[k]
        if y1 <= half:
            slope = (y1 - y0) / (x1 - x0)
            return float(x0 + (half - y0) / slope)
    return np.nan


@alternative
def relative_to_the_first(lengths, accuracies):
    relative = np.array(accuracies, dtype=np.float64) / accuracies[0] - 0.5
    k = int(np.argmax(relative <= 0))
    if relative[k] > 0:
        return np.float64("nan")
    return (lengths[k - 1] * -relative[k] + lengths[k] * relative[k - 1]) / (relative[k - 1] - relative[k])
