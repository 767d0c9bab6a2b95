"""What must not be said in one sentence: somebody twice in a clause, hot and cold, my father as two people's."""

from attention_helpers.corpus.generator.noun_phrases import is_kin


def fits_in(clause, before):
    """Whether a clause may follow those before it in a sentence.

    Nobody meets himself; no one but a pronoun is the subject twice, and not of two clauses in a row; the weather and
    the air outside are spoken of once, and it is not hot, or summer, where it snows; a word of kin is said once, since
    父 may be another father in another clause.
    """
    people = [part.noun.ja for part in (clause.subject, clause.recipient, clause.companion) if part]
    if clause.object and clause.object.noun.kind in ("person", "name", "pronoun", "animal"):
        people.append(clause.object.noun.ja)
    kin = [word for said in (*before, clause) for word in _kin(said)]
    return (
        len(set(people)) == len(people)
        and len(set(kin)) == len(kin)
        and _subject_fits(clause, [said.subject and said.subject.noun.ja for said in before])
        and _weather_fits((*before, clause))
    )


def _subject_fits(clause, subjects):
    if not clause.subject or clause.subject.noun.ja not in subjects:
        return True
    again = subjects[-1] == clause.subject.noun.ja
    return clause.subject.noun.kind == "pronoun" and not again


def _weather_fits(clauses):
    outside = [clause for clause in clauses if clause.kind in ("weather", "outside")]
    words = {clause.weather or clause.quality.ja for clause in outside}
    hot = "暑い" in words or any(clause.time and clause.time.ja == "夏 に" for clause in clauses)
    cold = {"雪", "寒い"} & words
    return len({clause.kind for clause in outside}) == len(outside) and not (hot and cold)


def _kin(clause):
    """The words of kin in a clause."""
    told = clause.object and clause.object.relative
    parts = [clause.subject, clause.object, clause.recipient, clause.companion, told and told.subject]
    phrases = [part for part in parts if part]
    phrases += [part.possessor for part in phrases if part.possessor]
    return [part.noun.ja for part in phrases if is_kin(part.noun)]
