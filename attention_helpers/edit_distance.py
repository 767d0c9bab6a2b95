"""How far apart two sequences are: of words in a translation, of letters in a typed answer."""


def edit_distance(one, other):
    """Fewest items to insert, delete or replace to turn one sequence into the other (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for i, item in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(before[j - 1] + (item != wanted), before[j] + 1, row[-1] + 1))
        before = row
    return before[-1]
