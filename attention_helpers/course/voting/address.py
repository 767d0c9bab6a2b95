"""Where phones find a round: this computer's address in the room's network, and the picture of it that they scan."""

import socket

import segno

from attention_helpers.widgets.svg import Drawing

ELSEWHERE = ("192.0.2.1", 9)  # an address that is nobody's (RFC 5737): no packet is sent, only a route is looked up
QUIET = 4  # modules around the code that stay white, as ISO/IEC 18004 asks
MODULE = 12  # pixels: a code of 444, which the last row can scan
EVERYWHERE = ("", "0.0.0.0", "::", "*")


def own_address():
    """This computer's address on the network that leads out, or "" where none does."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return probe.getsockname()[0]
        except OSError:
            return ""


def qr_code(text, label):
    """The text as a QR code: a Drawing, black on white in any theme, for a camera reads no other."""
    rows = segno.make(text, error="m", micro=False).matrix
    size = (len(rows) + 2 * QUIET) * MODULE
    picture = Drawing(size, size, label).rect(0, 0, size, size, fill="#ffffff")
    path = "".join(
        f"M{(x + QUIET) * MODULE} {(y + QUIET) * MODULE}h{MODULE}v{MODULE}h-{MODULE}z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return picture.add("path", d=path, fill="#000000", shape_rendering="crispEdges")
