"""A synchronous grammar: one clause said in Japanese and in English at once.

Each function returns both sides of its phrase: a binary tree of Japanese words, and the English words each with the
Japanese words it came from. So the word alignment and the parse are by-products of the saying, never guessed.

The alignment's rule: an English word is linked to the Japanese word that brought it about. "a" and "the" belong to
their noun, "do" and "not" to ない (or "do" to か, in a question), "is" to いる or だ. A particle is linked only when
one English word stands for it alone (に: to, で: in, と: with, の: 's); は, が, を and では are not linked, since
English shows them by order or not at all. An auxiliary that no English word stands for is linked with its verb:
持って いる is "have" as a whole; in 持って い ない, ない is "do" and "not", and the rest "have".
"""

from dataclasses import dataclass, replace

from attention_helpers.corpus.connectives import CLAUSE_FINAL, CONNECTIVES
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, ADVERBS, NOUNS, POSITIONS, TIMES
from attention_helpers.corpus.pair import Pair
from attention_helpers.corpus.parse import format_parse


class Word:
    """One Japanese word at one place: two は in a sentence are two Words."""

    def __init__(self, text):
        self.text = text


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: a noun and what stands before it."""

    noun: object
    adjective: object = None
    possessor: object = None  # a Phrase: 先生 の 本
    this: str = ""  # この, その
    many: bool = False  # たくさん の 本
    relative: object = None  # a Clause whose object or subject this noun is


@dataclass(frozen=True)
class Clause:
    """What one clause says. kind: event, quality, identity, existence, weather or outside."""

    kind: str
    subject: Phrase = None
    verb: object = None
    object: Phrase = None
    recipient: Phrase = None
    companion: Phrase = None
    place: Phrase = None
    goal: Phrase = None
    quality: object = None  # an Adjective, for kind "quality" and "outside"
    very: bool = False
    identity: object = None  # a Noun, for kind "identity"
    position: str = ""  # 上, 下, 中, for kind "existence"
    weather: str = ""  # 雨 or 雪
    time: object = None
    time_first: bool = True  # before the topic or after it
    adverb: str = ""
    tense: str = "non-past"
    negative: bool = False
    progressive: bool = False
    question: bool = False
    asks: str = ""  # "", subject, object, place, goal


# --- Small tools ---------------------------------------------------------------------------------------------


def branch(parts):
    """Fold [a, b, c] into (a, (b, c))."""
    tree = parts[-1]
    for part in reversed(parts[:-1]):
        tree = (part, tree)
    return tree


def words_of(tree):
    """The Words of a tree from left to right."""
    return [tree] if isinstance(tree, Word) else words_of(tree[0]) + words_of(tree[1])


def _english(text, *sources):
    """English words that all came from the same Japanese Words."""
    return [(word, sources) for word in text.split()]


def _article(word):
    """ "an" before a vowel sound; the u of "university" and "useful" is not one."""
    return "an" if word[0].lower() in "aeiou" and not word.startswith(("uni", "use")) else "a"


# --- Noun phrases --------------------------------------------------------------------------------------------


def noun_phrase(phrase, role):
    """Say a noun phrase; role: topic, agent, object, place, predicate, new (there is ...) or generic (likes ...).

    Returns the Japanese tree and the English words.
    """
    noun, word = phrase.noun, Word(phrase.noun.ja)
    parts, before = [], []  # Japanese before the noun; English before the noun
    if phrase.adjective:
        adjective = Word(phrase.adjective.ja)
        parts.insert(0, (adjective, Word("な")) if phrase.adjective.na else adjective)
        before = _english(phrase.adjective.en, adjective)
    tree = branch([*parts, word])
    head = noun.en
    if phrase.many or (role == "generic" and noun.plural and not (phrase.possessor or phrase.this)):
        head = noun.plural
    if role in ("object", "recipient", "place") and noun.object_form:
        head = noun.object_form
    english = before + _english(head, word)
    first = english[0][0]
    if phrase.relative:
        relative_tree, relative_english = relative_clause(phrase.relative, noun)
        return (relative_tree, tree), _english("the", word) + english + relative_english
    if phrase.possessor:
        owner, no = noun_phrase(phrase.possessor, "topic"), Word("の")
        if phrase.possessor.noun.possessive:
            owner_english = _english(phrase.possessor.noun.possessive, owner[0])
        else:
            owner_english = owner[1] + _english("'s", no)
        return ((owner[0], no), tree), owner_english + english
    if phrase.this:
        this, plural = Word(phrase.this), noun.number == "plural"
        text = {"この": ("this", "these"), "その": ("that", "those")}[phrase.this][plural]
        return (this, tree), _english(text, this) + english
    if phrase.many:
        many, no = Word("たくさん"), Word("の")
        return ((many, no), tree), _english("many", many) + english
    return tree, _english(article_of(noun, role, first), word) + english


def article_of(noun, role, first):
    """The article of a noun in its role, or "": the topic is known (the), an object is new (a), a person is known."""
    if noun.article == "my" or noun.kind in ("pronoun", "name") or (noun.article == "" and noun.number == "singular"):
        return noun.article
    if role in ("predicate", "new"):
        return _article(first) if noun.number == "singular" else ""
    if role == "generic":
        return ""
    if role in ("topic", "agent", "place") or noun.article == "the":
        return "the"
    return _article(first) if noun.number == "singular" else ""


def relative_clause(clause, noun):
    """Say 先生 が 書いた (that the teacher wrote) or 英語 を 教える (who teaches English), without the noun."""
    past = clause.tense == "past"
    form = clause.verb.past if past else clause.verb.ja
    words = [Word(text) for text in form.split()]
    verb, predicate = words[0], branch(words)
    tail = _english(clause.verb.tail, verb)
    if clause.subject is None:  # the noun is the subject
        tree, thing = noun_phrase(clause.object, "object")
        english = _english("who", verb) + _english(finite(clause.verb, noun, past), *words) + tail + thing
        return ((tree, Word(clause.verb.particle)), predicate), english
    tree, agent = noun_phrase(clause.subject, "agent")
    english = _english("that", verb) + agent + _english(finite(clause.verb, clause.subject.noun, past), *words) + tail
    return ((tree, Word("が")), predicate), english


# --- Verbs ---------------------------------------------------------------------------------------------------


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


def _past_of(text):
    """ない -> なかった, いる -> いた, だ -> だった, する -> した."""
    for end, past in (("ない", "なかった"), ("いる", "いた"), ("だ", "だった"), ("する", "した")):
        if text.endswith(end):
            return text[: -len(end)] + past
    raise ValueError(f"no past form of {text}")


def verb_words(clause):
    """The Japanese words of an event's verb, as Words: 食べる, 食べて い ない, 勉強 した, 好き では なかった."""
    verb, past = clause.verb, clause.tense == "past"
    if clause.progressive:
        text = f"{verb.te} {'い ない' if clause.negative else 'いる'}"
        text = _past_of(text) if past else text
    elif clause.negative:
        text = _past_of(verb.negative) if past else verb.negative
    else:
        text = verb.past if past else verb.ja
    if clause.question and verb.form == "copula" and text.endswith(" だ"):
        text = text[:-2]  # 好き か, not 好き だ か
    return [Word(part) for part in text.split()]


def verb_group(clause, words, ka):
    """The English verb group: (what a question puts before the subject, what stays after it)."""
    verb, past, subject = clause.verb, clause.tense == "past", clause.subject.noun
    last = words[-1]
    own = words[: len(words) - clause.negative - clause.progressive]  # the last ones have "is" and "not" of their own
    main = [word for word in own if word.text != "では"]
    no = _english("not", last) if clause.negative else []
    tail = _english(verb.tail, *main)
    if clause.progressive:
        is_word = _english(be(subject, past), words[-2] if clause.negative else last)
        return is_word, no, _english(verb.en_ing, *main) + tail
    if clause.negative or (clause.question and clause.asks != "subject"):
        return _english(do(subject, past), last if clause.negative else ka), no, _english(verb.en, *main) + tail
    return [], no, _english(finite(verb, subject, past), *words) + tail


# --- Clauses -------------------------------------------------------------------------------------------------


def say(clause):
    """Say one clause: the Japanese tree and the English words [(word, (Word, ...)), ...]."""
    return {
        "event": _event,
        "quality": _quality,
        "identity": _identity,
        "existence": _existence,
        "weather": _weather,
        "outside": _outside,
    }[clause.kind](clause)


def _time(clause):
    """The time's tree, in a list, and its English, which comes last."""
    if not clause.time:
        return [], []
    words = [Word(text) for text in clause.time.ja.split()]
    english = _english(clause.time.preposition, words[-1]) + _english(clause.time.en, words[0])
    return [branch(words)], english


def _marked(phrase, role, particle, preposition=""):
    """A phrase with its particle: the tree, and the English with the preposition that stands for the particle."""
    mark = Word(particle)
    tree, english = noun_phrase(phrase, role)
    return (tree, mark), _english(preposition, mark) + english


def _wrap_question(tree, question):
    ka = Word("か") if question else None
    return ((tree, ka) if question else tree), ka


def _event(clause):
    verb = clause.verb
    time_tree, time_english = _time(clause)
    asks_subject = clause.asks == "subject"
    subject_tree, subject = _marked(clause.subject, "topic", "が" if asks_subject else "は")
    middle, after = [], {}
    if clause.companion:
        tree, after["companion"] = _marked(clause.companion, "recipient", "と", "with")
        middle.append(tree)
    for name, particle in (("place", "で"), ("goal", "に")):
        phrase = getattr(clause, name)
        if phrase:
            tree, after[name] = _marked(phrase, "place", particle, _place_preposition(clause, name, phrase))
            middle.append(tree)
    if clause.recipient:
        tree, after["recipient"] = _marked(clause.recipient, "recipient", "に", "to")
        middle.append(tree)
    adverb = Word(clause.adverb) if clause.adverb else None
    if adverb:
        middle.append(adverb)
    if clause.object:
        role = "generic" if verb.form == "copula" else "object"
        tree, after["object"] = _marked(clause.object, role, verb.particle)
        middle.append(tree)
    words = verb_words(clause)
    body = branch([*middle, branch(words)])
    times_last = [] if clause.time_first else time_tree
    tree, ka = _wrap_question(
        branch([*(time_tree if clause.time_first else []), subject_tree, *times_last, body]), clause.question
    )
    first, no, rest = verb_group(clause, words, ka)
    manner = _english(ADVERBS[clause.adverb], adverb) if adverb else []
    order = ["object", "recipient", "companion", "goal", "place"]
    asked = after.pop(clause.asks, [])
    tail = [word for name in order for word in after.get(name, [])]
    if clause.question:
        if asks_subject:
            english = subject + first + rest
        else:
            english = asked + first + subject + no + rest
        return tree, english + tail + manner + time_english + _english("?", ka)
    return tree, subject + first + no + rest + tail + manner + time_english


def _place_preposition(clause, name, phrase):
    if phrase.noun.ja == "どこ" or (name == "goal" and phrase.noun.ja == "家"):
        return ""  # where; return home
    return clause.verb.goal_preposition if name == "goal" else phrase.noun.preposition


def _copula(clause, subject, words, ka, complement):
    """[first, no, rest] of "is (not) ...": is belongs to だ or to the adjective, not to ない."""
    link = words[-1] if words else ka
    first = _english(be(clause.subject.noun, clause.tense == "past"), link)
    no = _english("not", words[-1]) if clause.negative else []
    if clause.question:
        return first + subject + no + complement + _english("?", ka)
    return subject + first + no + complement


def adjective_words(adjective, tense, negative, question=False):
    """面白い, 面白かった, 面白く ない, 静か だ, 静か では なかった ... as Words."""
    if adjective.na:
        text = f"{adjective.ja} では ない" if negative else f"{adjective.ja} だ"
    else:
        text = f"{adjective.ja[:-1]}く ない" if negative else adjective.ja
    if tense == "past":
        text = text[:-1] + "かった" if text.endswith("い") and not negative else _past_of(text)
    elif question and text.endswith(" だ"):
        text = text[:-2]
    return [Word(part) for part in text.split()]


def _quality(clause):
    time_tree, time_english = _time(clause)
    subject_tree, subject = _marked(clause.subject, "topic", "は")
    words = adjective_words(clause.quality, clause.tense, clause.negative, clause.question)
    very = Word("とても") if clause.very else None
    body = branch([*([very] if very else []), branch(words)])
    tree, ka = _wrap_question(branch([*time_tree, subject_tree, body]), clause.question)
    complement = (_english("very", very) if very else []) + _english(clause.quality.en, words[0])
    copula = words if len(words) > 1 or not clause.quality.na else []
    return tree, _copula(clause, subject, copula, ka, complement + time_english)


def _identity(clause):
    subject_tree, subject = _marked(clause.subject, "topic", "は")
    tree, complement = noun_phrase(Phrase(clause.identity), "predicate")
    text = "では ない" if clause.negative else "" if clause.question and clause.tense != "past" else "だ"
    text = _past_of(text) if clause.tense == "past" else text
    words = [Word(part) for part in text.split()]
    tree, ka = _wrap_question((subject_tree, branch([tree, *words]) if words else tree), clause.question)
    return tree, _copula(clause, subject, words, ka, complement)


def _existence(clause):
    past = clause.tense == "past"
    verb = Word({"thing": ("ある", "あった")}.get(clause.subject.noun.kind, ("いる", "いた"))[past])
    ni, subject_word = Word("に"), Word("が")
    if clause.position:
        position, no = Word(clause.position), Word("の")
        tree, place = noun_phrase(clause.place, "place")
        place_tree = (((tree, no), position), ni)
        place = _english(POSITIONS[clause.position], position) + place
    else:
        tree, place = noun_phrase(clause.place, "place")
        place_tree, place = (tree, ni), _english(clause.place.noun.preposition, ni) + place
    tree, subject = noun_phrase(clause.subject, "new")
    plural = clause.subject.many or clause.subject.noun.number == "plural"
    is_are = ("were" if plural else "was") if past else ("are" if plural else "is")
    return branch([place_tree, (tree, subject_word), verb]), _english(f"there {is_are}", verb) + subject + place


def _weather(clause):
    time_tree, time_english = _time(clause)
    past = clause.tense == "past"
    rain, ga = Word(clause.weather), Word("が")
    verb = Word("降った" if past else "降る")
    base = {"雨": "rain", "雪": "snow"}[clause.weather]
    english = _english(base + ("ed" if past else "s"), rain)
    return branch([*time_tree, (rain, ga), verb]), _english("it", verb) + english + time_english


def _outside(clause):
    """外 は 寒い: it is cold outside."""
    outside, wa = Word("外"), Word("は")
    words = adjective_words(clause.quality, clause.tense, clause.negative)
    no = _english("not", words[-1]) if clause.negative else []
    english = _english("it", words[-1]) + _english("was" if clause.tense == "past" else "is", words[-1])
    english += no + _english(clause.quality.en, words[0]) + _english("outside", outside)
    return ((outside, wa), branch(words)), english


# --- Sentences -----------------------------------------------------------------------------------------------


def sentence(clauses, connectives=()):
    """Join clauses by connectives (one less than clauses) and say the whole.

    Returns a Pair with its alignment and its bracketed binary parse.
    """
    tree, english = say(clauses[0])
    for clause, text in zip(clauses[1:], connectives, strict=True):
        joint = Word(text)
        next_tree, next_english = say(clause)
        tree = ((tree, joint), next_tree) if text in CLAUSE_FINAL else (tree, (joint, next_tree))
        english = english + _english(CONNECTIVES[text], joint) + next_english
    place = {word: i for i, word in enumerate(words_of(tree))}
    links = frozenset((place[source], j) for j, (_, sources) in enumerate(english) for source in sources)
    parse = format_parse(_texts(tree))
    return Pair([word.text for word in place], [word for word, _ in english], links, parse)


def _texts(tree):
    return tree.text if isinstance(tree, Word) else {"left": _texts(tree[0]), "right": _texts(tree[1])}


def phrase(noun, adjective="", **more):
    """A Phrase from Japanese words: phrase("本", "古い")."""
    return Phrase(NOUNS[noun], ADJECTIVES[adjective] if adjective else None, **more)


def at_time(clause, time):
    """The clause with a time (its Japanese words, such as 昨日)."""
    return replace(clause, time=TIMES[time])
