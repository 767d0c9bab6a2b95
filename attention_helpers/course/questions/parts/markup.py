"""The little markup of question texts, as data that a front end builds nodes from.

`parse` turns a text into paragraphs, each a list of pieces `{"kind", "text", …}`: text, code, break; bold, italic, sub
and sup (with `pieces`), link (with `to`, a safe address), math (with `mathml`, see formulas.py), image (with `to`, the
path of a file beside the bank). A block is a paragraph of one piece: pre, list (with `items`), table (with `rows`). It
reads a little Markdown and the HTML of jupyterquiz banks (tags.py). Nothing that comes out is HTML, so nothing in a
text can become markup by accident.
"""

import re
import unicodedata
from html import unescape
from html.entities import html5

from attention_helpers.course.questions.parts.formulas import to_mathml
from attention_helpers.course.questions.parts.tags import TAG, Tree, attributes_of

# A letter that an asterisk beside it makes a product of, 2*n*3; Japanese has no spaces around what is stressed.
_LETTER = r"[^\W\u3005\u3040-\u30ff\u3400-\u9fff]"
# Each alternative stops where another of its kind begins, so that no text takes more than a few passes.
_TOKEN = re.compile(
    r"(?P<blank>\n\s*\n)"
    r"|\$\$(?P<display>(?:(?!\$\$|\n\s*\n).)+)\$\$"
    r"|(?<!\\)\\\[(?P<bracket>(?:(?!\\[\[\]]|\n\s*\n).)+)\\\]"
    r"|\\begin\{(?P<environment>(?:equation|align|gather)\*?)\}(?P<inside>(?:(?!\\end\{(?P=environment)).){1,1000})"
    r"\\end\{(?P=environment)\}"
    r"|(?<!\\)\$(?=\S)(?P<inline>[^$\n]+?)(?<=\S)\$(?!\d)"
    r"|(?<!\\)\$(?P<spaced>[^$\n]{0,500}\\[a-zA-Z{][^$\n]{0,500})\$"
    r"|`(?P<code>(?:(?!\n\s*\n)[^`])+)`"
    r"|<pre\b[^<>]{0,2000}>(?P<pre>[^<]*(?:<(?!/?pre\b)[^<]*)*)</pre\s*>"
    r"|<code\b[^<>]{0,2000}>(?P<html_code>[^<]*(?:<(?!/?code\b)[^<]*)*)</code\s*>"
    r"|\*\*(?P<bold>(?:(?!\*\*|\n\s*\n).)+)\*\*"
    rf"|(?<!\*)(?<!{_LETTER})\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?!\*|{_LETTER})"
    r"|!\[(?P<alt>[^\[\]]*)\]\((?P<source>[^()\s]+)\)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<to>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)"
    rf"|{TAG}"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});)"
    r"|(?P<dollar>\\\$)",
    re.DOTALL | re.IGNORECASE,
)
_WITHIN_CODE = re.compile(r"</?code\b[^<>]{0,2000}>", re.IGNORECASE)
_IGNORED = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")  # Unicode's control, format and space characters


def parse(text):
    """`text` as a list of paragraphs, each a list of pieces. Of what says nothing (a lone `<br>`) the text as typed."""
    text = str(text)
    paragraphs = _read(text)
    return paragraphs or ([[{"kind": "text", "text": text.strip()}]] if text.strip() else [])


def _read(text):
    lower = text.lower()
    tree, end = Tree(lower.rfind("<li"), max(lower.rfind("<td"), lower.rfind("<th"))), 0
    for found in _TOKEN.finditer(text):
        tree.text(text[end : found.start()])
        _take(tree, found)
        end = found.end()
    tree.text(text[end:])
    return tree.paragraphs()


def _take(tree, found):
    kind = found.lastgroup if found["tag"] is None else "tag"
    if kind == "blank":
        tree.end_paragraph()
    elif kind == "dollar":
        tree.text("$")
    elif kind == "entity":
        known = found[0].startswith("&#") or found[0][1:] in html5
        tree.text(unescape(found[0]) if known else found[0])
    elif kind == "pre":
        tree.block({"kind": "pre", "text": unescape(_WITHIN_CODE.sub("", found["pre"])).strip("\n")})
    elif kind == "tag":
        _take_tag(tree, found)
    else:
        tree.add(_piece(kind, found))


def _take_tag(tree, found):
    name, attributes = found["tag"].lower(), attributes_of(found["attributes"])
    if name == "img":
        tree.add(_image(attributes.get("alt", ""), attributes.get("src", ""), found[0]))
        return
    if "href" in attributes:
        attributes["href"] = address(attributes["href"])
    tree.tag(name, found["closes"] != "", attributes, found[0], found.start())


def _piece(kind, found):
    if kind == "code":
        return _code(found["code"])
    if kind == "html_code":
        return _code(unescape(found["html_code"]))
    if kind in ("bold", "italic"):
        pieces = [piece for paragraph in _read(found[kind]) for piece in paragraph]
        text = "".join(piece["text"] for piece in pieces)
        return {"kind": kind, "text": text, "pieces": pieces} if text else _as_typed(found[0])
    if kind == "to":
        to = address(found["to"])
        return {"kind": "link", "text": found["label"], "to": to} if to else _as_typed(found[0])
    if kind == "source":
        return _image(found["alt"], found["source"], found[0])
    aligned = kind == "inside" and not found["environment"].startswith("equation")
    tex = unescape((found[0] if aligned else found[kind]).strip())  # $a &lt; b$
    display = kind not in ("inline", "spaced")
    mathml = to_mathml(tex, display)
    return {"kind": "math", "text": tex, "display": display, "mathml": mathml} if mathml else _code(tex)


def _code(text):
    return {"kind": "code", "text": text}


def _as_typed(text):
    return {"kind": "text", "text": text}


def _image(alt, source, raw):
    """A picture in a file; of one elsewhere a link to it."""
    to = address(source)
    if not to:
        return _as_typed(raw)
    if is_elsewhere(to):
        return {"kind": "link", "text": alt or to, "to": to}
    return {"kind": "image", "text": alt, "to": to}


def address(to):
    """Where a link may lead: http, https or a relative path, without spaces and control characters; else ""."""
    to = "".join(character for character in to if unicodedata.category(character) not in _IGNORED)
    if is_elsewhere(to):
        return to
    return "" if re.match(r"[^/?#]*:|[/\\]", to) else to


def is_elsewhere(to):
    """Whether an address lies on the network."""
    return re.match(r"https?://[^/\\]", to, re.IGNORECASE) is not None


def walk(paragraphs):
    """Yield every piece of what `parse` gives, those within others, too."""
    for piece in (piece for paragraph in paragraphs for piece in paragraph):
        yield piece
        yield from walk([piece.get("pieces", [])])
        for item in piece.get("items", []):
            yield from walk(item)
        for cell in (cell for row in piece.get("rows", []) for cell in row):
            yield from walk(cell["paragraphs"])


def to_label(text):
    """A text for a control: its `pieces`, the `text` for where there can be no markup, and whether that says it all."""
    pieces = parse(text)
    plain = all(piece["kind"] == "text" for piece in walk(pieces))
    return {"text": to_text(text), "pieces": pieces, "plain": plain}


def to_text(text):
    """The text without marks for bold, in one line: for `text/plain`."""
    return " ".join(_in_one_line(parse(text)).split())


def _in_one_line(paragraphs):
    return " ".join("".join(map(_written, paragraph)) for paragraph in paragraphs)


def _written(piece):
    """A piece as it is typed in Markdown; for what Markdown has no marks, what comes nearest."""
    kind, text = piece["kind"], piece["text"]
    if kind == "list":
        return " ".join(f"• {_in_one_line(item)}" for item in piece["items"])
    if kind == "table":
        rows = (" | ".join(_in_one_line(cell["paragraphs"]) for cell in row) for row in piece["rows"])
        return " ‖ ".join(rows)
    within = "".join(map(_written, piece.get("pieces", [])))
    forms = {
        "bold": within,
        "italic": f"*{within}*",
        "sub": f"_{within}",
        "sup": f"^{within}",
        "code": f"`{text}`",
        "math": f"$${text}$$" if piece.get("display") else f"${text}$",
        "link": f"[{text}]({piece.get('to')})",
        "image": f"[{text or piece.get('to')}]",
    }
    return forms.get(kind, text)
