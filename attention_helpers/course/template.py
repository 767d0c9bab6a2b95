"""HTML from templates that lie beside the code, by jinja2: what is put into one is shown as it is.

Every value is escaped, and what is not to be seen is written out. Only a picture (`Drawing`), which does the same with
the texts in it, is HTML already: it says so by its method `__html__`. No template has a filter that passes texts by.
"""

from functools import cache

import jinja2

from attention_helpers.widgets.card import clean


def render(path, **values):
    """The template file at `path`, filled in. Raises jinja2's UndefinedError where it asks for another value."""
    return _template(path).render(values)


@cache
def _template(path):
    settings = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
    settings["finalize"] = lambda value: value if hasattr(value, "__html__") else clean(value)
    return jinja2.Template(path.read_text(encoding="utf-8"), **settings)
