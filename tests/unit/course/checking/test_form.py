"""The marks of an exercise module."""

from attention_helpers.course.checking.form import Input, _, alternative, misconception


def test_marks_leave_the_functions_as_they_were():
    def f(x):
        return x + 1

    assert alternative(f) is f and misconception("key", _("no"))(f) is f and f(1) == 2
    assert f.right_answer and f.misconception == {"key": "key", "told": "no"}


def test_an_input_keeps_globals_of_its_own():
    values = {"W": 1}
    given = Input(1, 2, name="both", globals=values)
    values["W"] = 2
    assert given.arguments == (1, 2) and given.globals == {"W": 1} and Input().globals == {}
