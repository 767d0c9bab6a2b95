"""What is poor about a rubric."""

from attention_helpers.course.judging.rubric import complaints
from attention_helpers.course.questions.problems import problems


def rubric(**changes):
    point = {"name": "a", "point": "p", "claim": {"who": "rnn", "what": ["state"]}}
    other = {"name": "b", "point": "q", "claim": {"what": ["!in-order"]}}
    question = {"type": "open", "question": "?", "model_answer": "m", "points": [point, other], "needs": [["a"], ["b"]]}
    return {**question, **changes}


def test_a_good_rubric():
    assert list(complaints(rubric())) == [] == list(problems(rubric()))


def test_a_bank_without_claims_has_nothing_to_complain_of():
    assert list(complaints(rubric(points=[{"point": "p"}]))) == []


def test_what_is_poor_is_named():
    odd = {"name": "a", "point": "p", "claim": {"who": "nobody", "what": ["no-such"]}}
    told = list(complaints(rubric(points=[odd, {"point": "q"}], needs=[["z"]])))
    for part in ("'nobody' is unknown", "'no-such' is unknown", "point 2 has no 'name'", "'z', which is no point"):
        assert any(part in one for one in told), told


def test_what_the_schema_refuses():
    for claim, said in (
        ({}, "no 'what'"),
        ({"what": []}, "a list of concepts' names"),
        ({"what": ["x"], "whom": "y"}, "unknown 'whom'"),
    ):
        told = list(problems(rubric(points=[{"point": "p", "claim": claim}])))
        assert any(said in one for one in told), told
    assert any("need 1 must be a list" in one for one in problems(rubric(needs=["a"])))
