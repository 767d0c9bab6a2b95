"""Noun phrases said in both languages at once: adjective, owner, article, relative clause."""

from attention_helpers.corpus.generator.parts import Word, branch, linked
from attention_helpers.corpus.generator.verb_forms import finite


def noun_phrase(phrase, role):
    """Say a noun phrase; role: topic, agent, object, place, predicate, new (there is ...) or generic (likes ...).

    Returns the Japanese tree and the English words.
    """
    noun, word = phrase.noun, Word(phrase.noun.ja)
    tree, english = _noun_and_adjective(phrase, word, role)
    if phrase.relative:
        relative_tree, relative = relative_clause(phrase.relative, noun)
        return (relative_tree, tree), linked("the", word) + english + relative
    if phrase.possessor:
        owner_tree, owner = _possessor(phrase.possessor)
        return (owner_tree, tree), owner + english
    if phrase.this:
        this = Word(phrase.this)
        return (this, tree), linked(_THIS[phrase.this][noun.number == "plural"], this) + english
    if phrase.many:
        many = Word("たくさん")
        return ((many, Word("の")), tree), linked("many", many) + english
    return tree, linked(article_of(noun, role, english[0][0]), word) + english


_THIS = {"この": ("this", "these"), "その": ("that", "those")}


def _noun_and_adjective(phrase, word, role):
    noun, head = phrase.noun, phrase.noun.en
    if phrase.many or (role == "generic" and noun.plural and not (phrase.possessor or phrase.this)):
        head = noun.plural
    if role in ("object", "recipient", "place") and noun.object_form:
        head = noun.object_form
    if not phrase.adjective:
        return word, linked(head, word)
    adjective = Word(phrase.adjective.ja)
    before = (adjective, Word("な")) if phrase.adjective.na else adjective
    return (before, word), linked(phrase.adjective.en, adjective) + linked(head, word)


def _possessor(phrase):
    """先生 の: the teacher 's; 私 の: my."""
    no = Word("の")
    tree, english = noun_phrase(phrase, "agent")
    if phrase.noun.possessive:
        return (tree, no), linked(phrase.noun.possessive, tree)
    return (tree, no), english + linked("'s", no)


def is_kin(noun):
    """母, 友達 ...: people who are always somebody's, and mine where nobody else is spoken of."""
    return noun.article == "my"


def article_of(noun, role, first):
    """The article of a noun in its role, or "": the topic is known (the), an object is new (a), a person is known."""
    if is_kin(noun) or noun.kind in ("pronoun", "name"):
        return noun.article
    if noun.article == "" and noun.number == "singular":
        return "the" if role == "topic" and noun.kind == "thing" else ""
    if role in ("predicate", "new"):
        return _article(first) if noun.number == "singular" else ""
    if role == "generic":
        return ""
    if role in ("topic", "agent", "place") or noun.article == "the":
        return "the"
    return _article(first) if noun.number == "singular" else ""


def _article(word):
    """ "an" before a vowel sound; the u of "university" and "useful" is not one."""
    return "an" if word[0].lower() in "aeiou" and not word.startswith(("uni", "use")) else "a"


def relative_clause(clause, noun):
    """Say 先生 が 書いた (that the teacher wrote) or 英語 を 教える (who teaches English), without the noun."""
    past = clause.tense == "past"
    form = clause.verb.past if past else clause.verb.ja
    words = [Word(text) for text in form.split()]
    verb, predicate = words[0], branch(words)
    tail = linked(clause.verb.tail, verb)
    if clause.subject is None:  # the noun is the subject
        tree, thing = noun_phrase(clause.object, "object")
        english = linked("who", verb) + linked(finite(clause.verb, noun, past), *words) + tail + thing
        return ((tree, Word(clause.verb.particle)), predicate), english
    tree, agent = noun_phrase(clause.subject, "agent")
    english = linked("that", verb) + agent + linked(finite(clause.verb, clause.subject.noun, past), *words) + tail
    return ((tree, Word("が")), predicate), english
