"""Clauses drawn: events with their details, qualities, identities, what there is, the weather; and questions."""

from dataclasses import replace

from attention_helpers.corpus.generator import lexicon as lx
from attention_helpers.corpus.generator.draw_phrases import (
    some_owner,
    some_person,
    some_place,
    some_subject,
    some_thing,
    with_owner,
)
from attention_helpers.corpus.generator.lexicon import ADJECTIVES, NOUNS, TIMES, VERBS
from attention_helpers.corpus.generator.parts import Clause, Phrase, phrase


def draw_event(draw, tense, plain=False, question=False, used=()):
    """Something that someone does. plain: positive and not in progress, as what follows "then" must be."""
    verbs = [v for v in VERBS.values() if v.ja not in used and not (plain and _is_state(v))]
    verb = draw.pick(verbs)
    clause = Clause("event", some_subject(draw, verb), verb, tense=tense)
    if question:  # the subject drawn above is given up: fewer people can be asked about
        clause = replace(clause, question=True, subject=_asked_subject(draw, verb))
    elif not plain:
        clause = replace(clause, negative=draw.chance(0.18))
    clause = with_owners(draw, with_details(draw, _with_object(draw, clause), plain))
    return _asking(draw, clause) if question else clause


def with_owners(draw, clause):
    """The clause with an owner beside each word of kin that its subject does not give one."""
    parts = {name: getattr(clause, name) for name in ("object", "recipient", "companion")}
    told = {name: with_owner(draw, part, clause.subject) for name, part in parts.items() if part}
    return replace(clause, **told) if told != {name: parts[name] for name in told} else clause


def _is_state(verb):
    return verb.form in ("state", "copula") or not verb.en_ing


def _asked_subject(draw, verb):
    if verb.subjects == "teacher":
        return Phrase(NOUNS[draw.pick(["先生", "あなた", "彼", "彼女"])])
    return Phrase(draw.pick(lx.PRONOUNS[1:4] + lx.NAMES + lx.PEOPLE[:4]))


def _with_object(draw, clause):
    verb = clause.verb
    if verb.goals:
        clause = replace(clause, goal=some_place(draw, NOUNS[draw.pick(verb.goals)]))
    if not verb.objects:
        return clause
    noun = draw.pick(verb.objects)
    if noun == "person":
        other = Phrase(draw.pick(lx.PRONOUNS[2:4])) if draw.chance(0.2) else some_person(draw)
    elif verb.form == "copula":
        other = Phrase(NOUNS[noun])
    else:
        other = some_thing(draw, NOUNS[noun], verb)
    clause = replace(clause, object=other)
    if verb.recipient == "must" or (verb.recipient and draw.chance(0.75)):
        clause = replace(clause, recipient=some_person(draw, plain=True))
    return clause


def with_details(draw, clause, plain, once=False):
    """Time, place, company, manner: at most two of them. once: not every day nor every summer."""
    verb, room = clause.verb, 1 + draw.chance(0.1) - bool(clause.recipient) - bool(clause.place)
    if _is_state(verb):
        return clause
    if verb.places and not clause.place and room > 0 and draw.chance(0.25):
        clause, room = replace(clause, place=some_place(draw, NOUNS[draw.pick(verb.places)])), room - 1
    if verb.companion and not clause.companion and room > 0 and draw.chance(0.2):
        clause, room = replace(clause, companion=some_person(draw, plain=True)), room - 1
    if room > 0 and draw.chance(0.35):
        clause = _with_time(draw, clause, plain, once or plain)
        room -= 1
    aspect = "" if plain or clause.time else verb.aspect(clause.negative)
    if aspect == "perfect" and clause.subject.noun.person == 1 and not clause.negative:
        aspect = ""  # 私 は 駅 に 行って いる: I am here, and have gone nowhere
    if aspect and draw.chance(0.15 if aspect == "progressive" else 0.4):
        clause = replace(clause, aspect=aspect)
    if room > 0 and verb.slowly and not clause.negative and draw.chance(0.3):
        clause = replace(clause, adverb="ゆっくり")
    return clause


def _with_time(draw, clause, plain, once):
    times = [t for t in TIMES.values() if clause.tense in t.tenses]
    if plain or clause.verb.aspect(clause.negative) != "progressive":
        times = [t for t in times if t.progressive != "only"]
    if clause.object and clause.object.noun.ja == "夕食":
        times = [t for t in times if t.ja not in ("今朝", "夏 に")]
    told = clause.object and (clause.object.relative or clause.object.possessor or clause.object.this)
    if once or told or clause.negative:
        times = [t for t in times if t.ja not in ("毎日", "夏 に")]
    time = draw.pick(times)
    aspect = "progressive" if time.progressive == "only" else "simple"
    return replace(clause, time=time, time_first=draw.chance(0.5), aspect=aspect)


def _asking(draw, clause):
    """Turn a positive clause into a question, about all of it or about one part."""
    options = {"": 5, "subject": 2}
    thing = clause.object and clause.verb.particle == "を" and clause.object.noun.kind == "thing"
    thing = thing and clause.verb.ja != "する"  # 何 を する の is "what do you do"
    if thing:
        options["object"] = 3
    for name in ("place", "goal"):
        if getattr(clause, name):
            options[name] = 3
    asks = draw.weighted(options)
    wh = {"subject": "誰", "object": "何", "place": "どこ", "goal": "どこ"}.get(asks)
    clause = replace(clause, asks=asks)
    return replace(clause, **{asks: phrase(wh)}) if wh else clause


_DENIED = ("忙しい", "面白い", "有名", "きれい")  # the adjectives that are also denied


def _quality(draw, tense, question=False):
    subject, adjectives = _described(draw, question)
    child = subject.noun.ja in ("子供", "女の子", "男の子", "子供たち")
    adjective = ADJECTIVES["小さい" if child else draw.pick(adjectives)]
    very = adjective.ja not in ("赤い", "白い") and not question and draw.chance(0.25)
    return Clause(
        "quality",
        subject,
        quality=adjective,
        very=very,
        tense=tense,
        question=question,
        negative=adjective.ja in _DENIED and not (question or very) and draw.chance(0.4),
    )


def _described(draw, question):
    """Who or what is described, and the adjectives that fit."""
    kind = draw.weighted({"thing": 5, "person": 3, "place": 3})
    if kind == "person":
        subject = some_person(draw, plain=True) if question or draw.chance(0.6) else Phrase(draw.pick(lx.PRONOUNS))
        mine = subject.noun.person == 1  # nobody calls himself kind
        return subject, ("忙しい", "若い") if mine else ("忙しい", "若い", "親切", "有名")
    if kind == "place":
        noun = draw.pick([n for n in lx.PLACES if n.article])
        return Phrase(noun, this=draw.pick(["", "この", "その"])), noun.adjectives
    noun = draw.pick([n for n in lx.THINGS if n.adjectives])
    how = draw.weighted({"bare": 2, "this": 4, "owner": 3})
    this = draw.pick(["この", "その"]) if how == "this" and noun.number == "singular" else ""
    return Phrase(noun, this=this, possessor=some_owner(draw) if how == "owner" else None), noun.adjectives


def _identity(draw, tense, question=False):
    if question:
        subject = Phrase(draw.pick(lx.PRONOUNS[1:4] + lx.NAMES))
    else:
        subject = Phrase(draw.pick(lx.PRONOUNS[:4] + lx.NAMES + lx.FAMILY))
    return Clause(
        "identity",
        subject,
        identity=draw.pick(lx.PEOPLE[:4]),
        tense=tense,
        question=question,
        negative=not question and draw.chance(0.2),
    )


def _existence(draw, tense):
    if draw.chance(0.65):
        position = draw.pick(list(lx.LOCATED))
        place = Phrase(NOUNS[draw.pick(lx.LOCATED[position])])
        cat = position != "中" and draw.chance(0.3)
        noun = draw.pick(lx.ANIMALS[:2]) if cat else NOUNS[draw.pick(lx.SMALL_THINGS)]
        many = bool(noun.plural) and not cat and draw.chance(0.35)
        return Clause("existence", Phrase(noun, many=many), place=place, position=position, tense=tense)
    noun = draw.pick(lx.ANIMALS + lx.PEOPLE[2:3] + lx.PEOPLE[5:7])
    place = NOUNS[draw.pick(("学校", "図書館") if noun.ja == "学生" else ("公園", "庭", "駅"))]
    adjective = ADJECTIVES[draw.pick(noun.adjectives)] if draw.chance(0.4) else None
    return Clause("existence", Phrase(noun, adjective), place=some_place(draw, place), tense=tense)


def draw_weather(draw, tense):
    if draw.chance(0.4):
        return Clause("outside", quality=ADJECTIVES[draw.pick(["寒い", "暑い"])], tense=tense)
    times = ["昨日", "今朝", "日曜日 に"] if tense == "past" else ["今日", "毎日"]
    time = TIMES[draw.pick(times)] if draw.chance(0.6) else None
    return Clause("weather", weather=draw.pick(["雨", "雪"]), tense=tense, time=time)


def draw_clause(draw, tense, used):
    kind = draw.weighted({"event": 72, "quality": 12, "identity": 5, "existence": 7, "weather": 4})
    if kind == "event":
        return draw_event(draw, tense, used=used)
    return {"quality": _quality, "identity": _identity, "existence": _existence, "weather": draw_weather}[kind](
        draw, tense
    )


def draw_question(draw, tense, used):
    kind = draw.weighted({"event": 8, "quality": 1, "identity": 1})
    if kind == "event":
        return draw_event(draw, tense, question=True, used=used)
    return {"quality": _quality, "identity": _identity}[kind](draw, tense, question=True)
