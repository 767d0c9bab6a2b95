"""The course on a JupyterHub: hand-ins, votes, culling, memory. README.md beside it says where it goes.

It names no login and no spawner: those are the hub's. `c` is the hub's configuration, there wherever hubs read such
files; `get_config` means something else on Kubernetes.
"""
# ruff: noqa: F821

import os
import sys

# What may be changed, here or by variables of the hub's environment.
PYTHON = os.environ.get("ATTENTION_COURSE_PYTHON", sys.executable)  # with attention-helpers[hub], on the hub's machine
HANDED_IN = os.environ.get("ATTENTION_COURSE_HANDED_IN", "/srv/attention-course/handed-in")
INSTRUCTORS = os.environ.get("ATTENTION_COURSE_INSTRUCTORS", "").split()  # the hub's names of whoever teaches
# Only root can take a port below 1024: no learner's program stands there and is sent tokens while the service is away.
SERVICE = os.environ.get("ATTENTION_COURSE_SERVICE_URL", "http://127.0.0.1:910")
LISTEN = os.environ.get("ATTENTION_COURSE_LISTEN", "")  # where the host above is only a name, as on Kubernetes
KERNEL_IDLE = int(os.environ.get("ATTENTION_COURSE_KERNEL_IDLE", 20 * 60))  # seconds; a lesson left open costs memory
LANGUAGE = os.environ.get("ATTENTION_COURSE_LANGUAGE", "en")  # "ja": the Japanese lessons are opened
MEMORY = os.environ.get("ATTENTION_COURSE_MEMORY", "1.5G")  # of a learner at most; spawners that can hold them to it

TEACH, ACCESS = "custom:attention-course:teach", "access:services!service=course"

# Learners hand in and vote; instructors collect and open votes. Each server's token may do what its user may, of these.
c.JupyterHub.custom_scopes = {TEACH: {"description": "Collect hand-ins and open votes"}}
INSTRUCTOR = {"name": "instructor", "users": INSTRUCTORS, "groups": [], "scopes": [TEACH]}  # who is not named is none
c.JupyterHub.load_roles.extend([{"name": "user", "scopes": ["self", ACCESS]}, INSTRUCTOR])
c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", ACCESS, TEACH]

# The hub starts the service and gives it its token. Only this process's user can read the folder.
c.JupyterHub.services.append(
    {
        "name": "course",
        "url": SERVICE,
        "command": [PYTHON, "-m", "attention_helpers.hub", HANDED_IN, *(["--ip", LISTEN] if LISTEN else [])],
        "oauth_no_confirm": True,
        "display": False,
    }
)
for spawner in c.Spawner, c.KubeSpawner:  # the chart for Kubernetes sets the latter's environment, which wins
    spawner.environment.update(
        {
            "ATTENTION_COURSE_SERVICE": f"{SERVICE}/services/course/",
            "ATTENTION_COURSE_LANGUAGE": LANGUAGE,
            "MALLOC_ARENA_MAX": "2",  # else each thread keeps memory of its own
        }
    )

# A learner's server: new lessons come into my_lessons at each start, then JupyterLab opens there. That is at home,
# which is kept; an image may begin in a folder of its own.
START = 'cd && python -m attention_helpers lessons my_lessons; exec jupyterhub-singleuser "$@"'
c.Spawner.cmd = ["sh", "-c", START, "sh"]
LESSONS = "my_lessons" if LANGUAGE == "en" else f"my_lessons/{LANGUAGE}"
c.Spawner.default_url = f"/lab/tree/{LESSONS}/00_start_here.ipynb"
c.Spawner.mem_limit = MEMORY
c.Spawner.args = [
    f"--MappingKernelManager.cull_idle_timeout={KERNEL_IDLE}",
    f"--MappingKernelManager.cull_interval={max(1, min(60, KERNEL_IDLE))}",
    "--MappingKernelManager.cull_connected=True",  # a tab that is left open is idle, too
    "--ServerApp.jpserver_extensions=jupyter_lsp=False",  # completes code in files, which the course has none of
]
