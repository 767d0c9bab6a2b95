"""The course's own answers, out of the reach of what a learner wrote, in a process that ends after the check.

Their modules cannot be imported there, their files cannot be opened, and an answer that was kept from before does
nothing. Who searches the memory of that process (`gc.get_objects()`, frames of other threads) or reads the files by
another program still finds them: this keeps honest people from a slip, it is no lock.
"""

import inspect
import linecache
import os
import sys
import types
from importlib import import_module

from attention_helpers.course.checking.task import FOLDER, Task, load_task
from attention_helpers.widgets.language import say

CALLED = "attention_course.answer_called"  # the event that an answer raises once it is shut


def out_of_reach(task):
    """Shut all exercises' modules in this process, for good. -> Task, the same on functions that only it knows"""
    private = Task(_copied(task.module), task.name)
    private.made = task.made
    folders = tuple(os.path.join(os.path.realpath(folder), "") for folder in import_module(FOLDER).__path__)
    for name in [name for name in sys.modules if name.startswith(FOLDER + ".")]:
        vars(sys.modules[FOLDER]).pop(name.rpartition(".")[2], None)
        del sys.modules[name]
    for file in [file for file in linecache.cache if os.path.realpath(file).startswith(folders)]:
        del linecache.cache[file]
    load_task.cache_clear()
    for answer in [task.reference, *task.alternatives]:
        if _is_own(answer, task.module):
            answer.__code__ = _shut.__code__
    sys.addaudithook(_refusal(folders, say("out_of_reach")))
    return private


def _copied(module):
    """A module of the same contents; its functions are others and see each other alone."""
    copy = types.ModuleType(module.__name__)
    names = vars(copy)
    for name, value in vars(module).items():
        names[name] = _function_in(names, value) if _is_own(value, module) else value
    return copy


def _is_own(value, module):
    return inspect.isfunction(value) and value.__module__ == module.__name__ and not value.__closure__


def _function_in(names, function):
    made = types.FunctionType(function.__code__, names, function.__name__, function.__defaults__)
    made.__kwdefaults__, made.__module__ = function.__kwdefaults__, function.__module__
    vars(made).update(vars(function))
    return made


def _shut(*arguments, **named):
    import sys  # the globals of the answer whose code this becomes may lack it

    sys.audit("attention_course.answer_called")


def _refusal(folders, text):
    def refuse(event, arguments):
        if event == "import" and arguments[0].startswith(FOLDER + "."):
            raise ImportError(text)
        if event == CALLED or (event == "open" and _lies_in(arguments[0], folders)):
            raise PermissionError(text)

    return refuse


def _lies_in(file, folders):
    if not isinstance(file, (str, bytes, os.PathLike)):
        return False
    return os.path.realpath(os.fsdecode(file)).startswith(folders)
