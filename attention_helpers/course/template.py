"""HTML from templates that lie beside the code, by jinja2: what is put into one is escaped."""

from functools import cache
from pathlib import Path

import jinja2


def render(path, **values):
    """The template file at `path`, filled in. Raises jinja2's UndefinedError where it asks for another value."""
    path = Path(path)
    return _environment(path.parent).get_template(path.name).render(values)


@cache
def _environment(folder):
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
