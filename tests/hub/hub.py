"""A real JupyterHub over the configuration of docs/teaching/hub, in a folder of its own and on ports that are free.

Only what a test cannot have is put in its place: one password for all instead of the machine's accounts, and the proxy
in Python, which needs no Node. Each learner is a user of the system with files of its own, where this can be: as root,
and where every user can run this Python.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
import requests

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "docs" / "teaching" / "hub"
FIRST_USER = 61_000  # of the system: above its accounts, below those that it hands out itself
SECONDS = 180  # for the hub to begin, on a busy machine
CONFIG = """
import os, sys
load_subconfig({shipped!r})
c.JupyterHub.authenticator_class, c.SharedPasswordAuthenticator.user_password = "shared-password", {password!r}
c.Authenticator.allowed_users = set({names!r})
c.JupyterHub.bind_url, c.JupyterHub.hub_port = "http://127.0.0.1:{port}", {hub_port}
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.spawner_class, c.LocalProcessSpawner.shell_cmd = "simple", []
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.JupyterHub.concurrent_spawn_limit = 4
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.environment.update({environment!r})
USERS = {users!r}
if os.geteuid() == 0 and not USERS:
    c.Spawner.args += ["--allow-root"]

from jupyterhub.spawner import SimpleLocalProcessSpawner

class OwnUser(SimpleLocalProcessSpawner):
    \"\"\"Runs a learner's server as a user of the system, who needs no entry in its list of accounts.\"\"\"

    def make_preexec_fn(self, name):
        home, user = self.home_dir, USERS.get(name)

        def preexec():
            os.umask(0o077)
            os.chdir(home)
            if user:
                os.setgroups([])
                os.setgid(user)
                os.setuid(user)

        return preexec

c.JupyterHub.spawner_class = OwnUser
"""


def can_keep_users_apart() -> bool:
    """Whether learners can be users of the system: this one may become another, who can run this Python."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    command = [sys.executable, "-c", "import attention_helpers, jupyterhub"]
    environment = {**os.environ, "HOME": "/nonexistent", "PYTHONPATH": str(ROOT)}
    try:
        return not subprocess.run(command, user=FIRST_USER, env=environment, capture_output=True, cwd="/").returncode
    except PermissionError:
        return False


class Hub:
    """The hub, as a context manager. teacher: the first of `names`.

    kernel_idle: seconds after which an idle kernel is ended.
    """

    def __init__(self, names, kernel_idle=1200):
        self.names, self.teacher, self.kernel_idle = names, names[0], kernel_idle
        self.open = ExitStack()  # what browsers and kernels hold open, closed with the hub
        self.password, self.apart = secrets.token_hex(16), can_keep_users_apart()
        self.folder = Path(tempfile.mkdtemp(prefix="attention-hub-"))
        self.folder.chmod(0o755)
        self.homes, self.handed_in = self.folder / "home", self.folder / "handed-in"
        self.users = {name: FIRST_USER + place for place, name in enumerate(names)} if self.apart else {}

    def __enter__(self):
        self.port, hub_port, proxy_port, service_port = free_ports(4)
        self.url = f"http://127.0.0.1:{self.port}"
        self._make_homes()
        facts = {
            "shipped": str(SHIPPED / "jupyterhub_config.py"),
            "password": self.password,
            "names": self.names,
            "port": self.port,
            "hub_port": hub_port,
            "proxy_port": proxy_port,
            "proxy": [sys.executable, "-c", "from configurable_http_proxy.cli import main; main()"],
            "homes": str(self.homes),
            "users": self.users,
            "environment": {"PYTHONPATH": str(ROOT), "PATH": self._path(), "JUPYTERHUB_PUBLIC_HUB_URL": self.url},
        }
        (self.folder / "jupyterhub_config.py").write_text(CONFIG.format(**facts), encoding="utf-8")
        mine = {
            "PYTHONPATH": str(ROOT),
            "PATH": self._path(),
            "ATTENTION_COURSE_HANDED_IN": str(self.handed_in),
            "ATTENTION_COURSE_INSTRUCTORS": self.teacher,
            "ATTENTION_COURSE_SERVICE_URL": f"http://127.0.0.1:{service_port}",
            "ATTENTION_COURSE_KERNEL_IDLE": str(self.kernel_idle),
        }
        self._log = open(self.folder / "hub.log", "w", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", self.folder / "jupyterhub_config.py"],
            cwd=self.folder,
            env={**os.environ, **mine},
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.open.close()
        started = psutil.Process(self._process.pid).children(recursive=True) if self._process.poll() is None else []
        self._process.send_signal(signal.SIGTERM)  # the hub ends its servers, services and proxy
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(60)
        for process in started:  # what is left where it was too slow, or just beginning
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.kill()
        self._process.wait(15)
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        return (self.folder / "hub.log").read_text(encoding="utf-8", errors="replace")

    def service_process(self):
        """The number of the process that runs the course's service, on Linux."""
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            if f"attention_helpers.hub\0{self.handed_in}\0" in path.read_bytes().decode("utf-8", "replace"):
                return int(path.parent.name)
        raise LookupError("the service does not run")

    def told(self):
        """The end of the log, without requests."""
        lines = [line for line in self.log().splitlines() if "xsrf" not in line and " GET " not in line]
        return "\n".join(lines[-60:])

    def _path(self):
        return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

    def _make_homes(self):
        self.homes.mkdir(mode=0o755)
        for name in self.names:
            home = self.homes / name
            home.mkdir(mode=0o700)
            if self.apart:
                os.chown(home, self.users[name], self.users[name])

    def _wait(self):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:  # the course's service answers, and says whom it does not know
                if requests.get(f"{self.url}/services/course/records", timeout=5).status_code == 403:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.5)
        raise RuntimeError(f"The hub did not begin in {SECONDS} s ({self._process.poll()}):\n{self.told()}")


def free_ports(count):
    """Ports of this computer that nobody uses."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
