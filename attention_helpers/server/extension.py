"""A Jupyter server extension, switched on by attention_helpers.json: what a kernel says comes to the page at once.

Jupyter's server leaves Nagle's algorithm on: a small message waits until the page's computer has acknowledged the one
before, and that takes its time as well (40 ms on Linux). A kernel answers a slider with several small messages, the
picture last, so that every picture came so much later.
"""


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(server):
    settings = server.web_app.settings
    settings["kernel_websocket_connection_class"] = prompt(settings["kernel_websocket_connection_class"])


def prompt(connection):
    """The server's class of connections between page and kernel -> the same, but nothing waits to be sent."""

    class Prompt(connection):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return Prompt
