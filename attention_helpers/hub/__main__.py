"""The course's service of a JupyterHub, which starts it: `python -m attention_helpers.hub FOLDER`, for the hand-ins."""

import argparse
import asyncio
import os
import sys
from urllib.parse import urlsplit

from tornado import httpserver

from attention_helpers.course.hub.connection import PIECE
from attention_helpers.hub.rounds import Rounds
from attention_helpers.hub.shelf import Shelf
from attention_helpers.hub.web import application

LARGEST = max(PIECE, 2**20)  # bytes of a request: a piece of a file, or an instructor's bank
NEEDED = ("JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_SERVICE_PREFIX")  # what a hub tells its services
SECONDS = 30  # that a request may take to arrive


async def serve(folder, address, prefix, ip=None):
    """Serve until the process is ended. address: http://127.0.0.1:10101, as the hub was told; ip: to listen at."""
    where = urlsplit(address)
    app = application(Shelf(folder), Rounds(asyncio.get_running_loop().call_later), prefix)
    server = httpserver.HTTPServer(
        app, max_body_size=LARGEST, max_buffer_size=2 * LARGEST, body_timeout=SECONDS, idle_connection_timeout=SECONDS
    )
    server.listen(where.port, ip or where.hostname)
    await asyncio.Event().wait()


def main(arguments=None):
    """Run the service; returns the exit status where it cannot run."""
    parser = argparse.ArgumentParser(prog="python -m attention_helpers.hub", description=__doc__)
    parser.add_argument("folder", help="where hand-ins lie; only this process's user may read it afterwards")
    parser.add_argument("--ip", help="where to listen, if elsewhere than at the host that the hub was told")
    chosen = parser.parse_args(arguments)
    missing = [name for name in NEEDED if not os.environ.get(name)]
    if missing:
        print(
            f"{', '.join(missing)}: not set; expected to be started by a JupyterHub, as one of its services.",
            file=sys.stderr,
        )
        return 1
    os.umask(0o077)
    try:
        asyncio.run(serve(chosen.folder, *(os.environ[name] for name in NEEDED), chosen.ip))
    except OSError as error:
        print(f"{chosen.folder}: the service cannot run ({error}).", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
