"""A result by topic, which says where to read again."""

from attention_helpers.course.questions.parts.markup import address
from attention_helpers.course.sections import section_link

LINKS = 3  # sections named for a topic; more would not be read


def by_topic(labels, marked):
    """{"rows": [{"topic", "right", "count", "links": [{"to", "text"}]}]}, in the order in which topics come up.

    marked  pairs of a Question and whether it was answered right
    """
    rows = {}
    for question, right in marked:
        topic = question.data.get("topic", "")
        name = labels.get(f"topic.{topic}", topic) or labels["no_topic"]
        row = rows.setdefault(topic, {"topic": name, "right": 0, "count": 0, "links": []})
        _count(row, right, address(section_link(question.data.get("section", ""))))
    return {"rows": list(rows.values())}


def _count(row, right, section):
    row["count"] += 1
    row["right"] += right
    links = row["links"]
    if not right and section and len(links) < LINKS and all(link["to"] != section for link in links):
        notebook, _, heading = section.rpartition("/")[2].partition("#")
        links.append({"to": section, "text": f"{notebook[:2]} · {heading.replace('-', ' ')}".rstrip(" ·")})
