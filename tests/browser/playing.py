"""Driving a playground in the page as a learner does, and comparing what it shows with its twin, moved in Python."""

import re
import time
import xml.etree.ElementTree as ElementTree
from itertools import zip_longest

from attention_helpers.views.play.sentence import TYPED_MODE

SHORTCUTS = ("b", "a", "m", "y", "j", "k")  # each of them changes the cells where JupyterLab gets it

# All but what the page itself adds to a picture: roles, which part Tab comes to, and the keyboard's guard.
SEEN = """(svg) => [svg.getAttribute("aria-label"), ...[...svg.querySelectorAll("*")].map((shape) => [
    shape.tagName,
    Object.fromEntries([...shape.attributes].map(({name, value}) => [name, value])
        .filter(([name]) => !["role", "tabindex", "data-lm-suppress-shortcuts"].includes(name))),
    shape.textContent,
])]"""


def says(lesson, name, text):
    """The words beneath the picture come to fit the pattern, and a screen reader is told the same."""
    pattern = re.compile(text)
    lesson.output(name).locator(".widget-html-content", has_text=pattern).last.wait_for(timeout=60_000)
    lesson.output(name).locator("[role=status]", has_text=pattern).first.wait_for(state="attached", timeout=60_000)


def words(lesson, name):
    return lesson.output(name).locator(".widget-html-content").last.inner_text()


def shows(lesson, name, twin):
    """Picture and words come to be those of the twin: every shape, its place and colour, every number and word."""
    shapes = list(ElementTree.fromstring(twin.picture).iter())[1:]
    drawn = [[shape.tag.partition("}")[2], shape.attrib, shape.text or ""] for shape in shapes]
    wanted, end = [twin.words, twin.view.description, *drawn], time.monotonic() + 30
    while (seen := _seen(lesson, name)) != wanted and time.monotonic() < end:
        lesson.page.wait_for_timeout(50)
    unlike = [pair for pair in zip_longest(seen, wanted) if pair[0] != pair[1]]
    assert not unlike, f"{name}: (in the page, wanted) {unlike}"


def _seen(lesson, name):
    return [words(lesson, name), *lesson.output(name).locator(".ah-stage svg").evaluate(SEEN)]


def apart(one, other):
    """Whether two boxes (left, top, right, bottom, …) share no pixel."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def color(locator, name, ground="#ffffff"):
    """A computed colour as "#rrggbb", mixed with the ground where it lets that through."""
    value = locator.first.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", name)
    *parts, share = [float(part) for part in (*re.findall(r"[\d.]+", value), "1")[:4]]
    under = [int(ground[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in zip(parts, under, strict=True))


def type_a_sentence(lesson, twin, sentence, told):
    """Into the field that has the focus: a sentence, of which `told` (a pattern) is said, then none."""
    press = lesson.page.keyboard.press
    press("Control+a")
    lesson.page.keyboard.insert_text(sentence)
    press("Enter")
    says(lesson, "play", told)
    twin.set(sentence=TYPED_MODE, typed=sentence)
    shows(lesson, "play", twin)
    press("Control+a")
    press("Delete")
    press("Enter")
    says(lesson, "play", "^No sentence: the sentence is empty")
    twin.set(typed="")
    shows(lesson, "play", twin)


def drag(lesson, locator, right, down=0):
    """Take hold of the middle of something and move it by so many pixels."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    x, y, mouse = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, lesson.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + right / 2, y + down / 2, steps=4)
    mouse.move(x + right, y + down, steps=4)
    mouse.up()
