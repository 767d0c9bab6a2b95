"""The server extension: Jupyter finds it by the name in its file, and no connection waits to send."""

import json
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from attention_helpers.server import extension

SWITCH = Path(extension.__file__).with_name("attention_helpers.json")


class Connection:
    """As the server's: made for a handler of a web socket, then connected."""

    def __init__(self, websocket_handler):
        self.websocket_handler = websocket_handler

    def connect(self):
        return "connected"


def test_the_file_names_a_module_that_jupyter_can_load():
    ((name, on),) = json.loads(SWITCH.read_text(encoding="utf-8"))["ServerApp"]["jpserver_extensions"].items()
    assert on is True and import_module(name) is extension
    assert extension._jupyter_server_extension_points() == [{"module": name}]


def test_each_connection_sends_at_once_and_is_otherwise_the_servers_own():
    settings, told = {"kernel_websocket_connection_class": Connection}, []
    extension._load_jupyter_server_extension(SimpleNamespace(web_app=SimpleNamespace(settings=settings)))
    made = settings["kernel_websocket_connection_class"](SimpleNamespace(set_nodelay=told.append))
    assert isinstance(made, Connection) and made.connect() == "connected" and told == [True]
