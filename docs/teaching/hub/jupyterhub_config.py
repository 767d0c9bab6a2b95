"""A hub on one machine whose learners have accounts there: `jupyterhub -f jupyterhub_config.py`, as root.

Accounts of the system are both the login (PAM) and what keeps learners apart. README.md says what else there is.
"""

import os
import sys

c = get_config()  # noqa: F821

load_subconfig(os.path.join(os.path.dirname(os.path.abspath(__file__)), "attention_course.py"))  # noqa: F821

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True  # every account of the machine; or c.Authenticator.allowed_users = {"hanako", …}
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # a web server before it brings the certificate
c.JupyterHub.concurrent_spawn_limit = 2 * (os.cpu_count() or 1)  # when a class comes in, the others wait their turn

# Servers that nobody used for an hour are ended; what was answered is saved at each answer.
c.JupyterHub.load_roles.append(
    {
        "name": "cull-idle",
        "services": ["cull-idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
)
c.JupyterHub.services.append(
    {"name": "cull-idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]}
)
