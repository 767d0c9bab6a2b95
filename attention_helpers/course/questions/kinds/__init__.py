"""The kinds of questions, one module each; `register` takes in another one."""

from attention_helpers.course.questions.kinds.kind import Kind
from attention_helpers.course.questions.kinds.registry import all_kinds, kind_of, register

__all__ = ["Kind", "all_kinds", "kind_of", "register"]
