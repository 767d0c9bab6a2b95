"""Forms of verbs and adjectives in both languages: person, tense, negation, progress, question."""

from attention_helpers.corpus.generator.parts import Word, linked


def third_singular(noun):
    """Whether an English present-tense verb takes -s after this subject."""
    return noun.person == 3 and noun.number == "singular"


def finite(verb, subject, past):
    """The English verb alone, with its subject: eats, eat, ate."""
    if past:
        return verb.en_past
    if not third_singular(subject):
        return verb.en
    if verb.en == "have":
        return "has"
    if verb.en.endswith(("s", "sh", "ch", "x", "o")):
        return verb.en + "es"
    if verb.en.endswith("y") and verb.en[-2] not in "aeiou":
        return verb.en[:-1] + "ies"
    return verb.en + "s"


def be(subject, past):
    """am, is, are, was, were."""
    plural = subject.number == "plural" or subject.person == 2
    if past:
        return "were" if plural else "was"
    return "are" if plural else "am" if subject.person == 1 else "is"


def do(subject, past):
    """do, does, did."""
    return "did" if past else "does" if third_singular(subject) else "do"


def have(subject, past):
    """have, has, had."""
    return "had" if past else "has" if third_singular(subject) else "have"


def past_of(text):
    """ない -> なかった, いる -> いた, だ -> だった, する -> した."""
    for end, past in (("ない", "なかった"), ("いる", "いた"), ("だ", "だった"), ("する", "した")):
        if text.endswith(end):
            return text[: -len(end)] + past
    raise ValueError(f"no past form of {text}")


def verb_words(clause):
    """The Japanese words of an event's verb, as Words: 食べる, 食べて い ない, 勉強 した, 好き では なかった."""
    verb, past = clause.verb, clause.tense == "past"
    if clause.aspect != "simple":
        text = f"{verb.te} {'い ない' if clause.negative else 'いる'}"
        text = past_of(text) if past else text
    elif clause.negative:
        text = past_of(verb.negative) if past else verb.negative
    else:
        text = verb.past if past else verb.ja
    return predicate_words(text, clause.question)


def predicate_words(text, question):
    """A predicate's Words: as it stands, or before the の that asks (好き な の, not 好き だ の)."""
    parts = text.split()
    if question and parts[-1] == "だ":
        parts[-1] = "な"
    return [Word(part) for part in parts]


def verb_group(clause, words, asking):
    """The English verb group: (what a question puts before the subject, what stays after it)."""
    verb, past, subject = clause.verb, clause.tense == "past", clause.subject.noun
    last = words[-1]
    te_iru = clause.aspect != "simple"
    own = words[: len(words) - clause.negative - te_iru]  # the last ones have "is" and "not" of their own
    main = [word for word in own if word.text != "では"]
    no = linked("not", last) if clause.negative else []
    tail = linked(verb.tail, *main)
    if te_iru:
        auxiliary, form = (have, verb.en_done) if clause.aspect == "perfect" else (be, verb.en_ing)
        first = linked(auxiliary(subject, past), words[-2] if clause.negative else last)
        return first, no, linked(form, *main) + tail
    if clause.negative or (clause.question and clause.asks != "subject"):
        return linked(do(subject, past), last if clause.negative else asking), no, linked(verb.en, *main) + tail
    return [], no, linked(finite(verb, subject, past), *words) + tail


def adjective_words(adjective, tense, negative, question=False):
    """面白い, 面白かった, 面白く ない, 静か だ, 静か では なかった ... as Words."""
    if adjective.na:
        text = f"{adjective.ja} では ない" if negative else f"{adjective.ja} だ"
    else:
        text = f"{adjective.ja[:-1]}く ない" if negative else adjective.ja
    if tense == "past":
        text = text[:-1] + "かった" if text.endswith("い") and not negative else past_of(text)
    return predicate_words(text, question)
