"""HTML from templates that lie beside the code, by jinja2: what is put into one is escaped."""

from functools import cache

import jinja2


def render(path, **values):
    """The template file at `path`, filled in. Raises jinja2's UndefinedError where it asks for another value."""
    return _template(path).render(values)


@cache
def _template(path):
    settings = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "undefined": jinja2.StrictUndefined}
    return jinja2.Template(path.read_text(encoding="utf-8"), **settings)
