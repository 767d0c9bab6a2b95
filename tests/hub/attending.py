"""What the people of a class do on the hub: learners run lesson 03, answer, vote, hand in; the teacher opens the vote
and makes the report."""

import json
import re
from dataclasses import dataclass, field

from tests.hub.measure import Cost, cost
from tests.hub.person import Person

LESSON = "my_lessons/03_soft_attention.ipynb"
VOTE = "05.have"
ANSWERED = "from attention_helpers import course\nquiz = course.quiz('03')\nquiz.check('03.fill-mask', {pick})"
COLLECTED = (
    "import json, subprocess, sys\n"
    "for what in (['collect', 'handed-in'], ['report', 'handed-in', '--out', 'class-report']):\n"
    "    done = subprocess.run([sys.executable, '-m', 'attention_helpers', *what], capture_output=True, text=True)\n"
    "    print(done.returncode, done.stdout, done.stderr)"
)


@dataclass
class Learner:
    """A learner who attended, and what that cost. taken: the vote's page said that the vote is in."""

    person: Person
    kernel: object = None
    server_cost: Cost = None
    kernel_cost: Cost = None
    user: int = 0
    cells: int = 0
    taken: bool = False
    said: str = field(default="", repr=False)


def attend(hub, name, pick, vote=None, until=None):
    """Log in, start a server, run the lesson as far as the cell `until` (None: all of it), answer, vote, hand in."""
    person = Person(hub, name).log_in()
    person.start_server()
    learner = Learner(person, person.open(LESSON))
    run = learner.kernel.run
    for id, source in person.cells(LESSON):
        run(source)
        learner.cells += 1
        if id == until:
            break
    run(ANSWERED.format(pick=pick))
    if vote:
        learner.taken = cast(person, vote, pick)
    learner.said = run("course.hand_in()")
    kernel, server, learner.user = json.loads(run("import os; print([os.getpid(), os.getppid(), os.getuid()])"))
    learner.kernel_cost, learner.server_cost = cost(kernel), cost(server)
    return learner


def cast(person, path, pick):
    """Vote in the person's browser -> whether it was taken."""
    page = person.browser.get(f"{person.hub.url}{path}", timeout=60)
    token = re.search(r'name="_xsrf" value="([^"]*)"', page.text)[1]
    answer = person.browser.post(f"{person.hub.url}{path}", {"pick": str(pick), "_xsrf": token}, timeout=60)
    return answer.status_code == 200 and "Your vote is in." in answer.text


class Teacher:
    """The teacher's server and a kernel on it."""

    def __init__(self, hub):
        self.person = Person(hub, hub.teacher).log_in()
        self.person.start_server()
        self.run = self.person.open(LESSON).run

    def open_vote(self):
        """-> the path at which the hub's users vote."""
        self.run(f"from attention_helpers import course\nround = course.vote({VOTE!r})")
        return self.run("print(round.box.path)").strip()

    def close_vote(self):
        """-> the votes that were counted."""
        return json.loads(self.run("round.stop()\nprint([vote[0] for vote in round.box.votes()])"))

    def make_report(self):
        """-> what the commands said."""
        return self.run(COLLECTED)
