"""Where phones find a round."""

import ipaddress
import re

import segno

from attention_helpers.course.voting import address
from attention_helpers.course.voting.address import MODULE, QUIET, own_address, qr_code


def test_the_code_holds_the_address_module_for_module():
    """As segno writes it, which a reader of QR codes reads; here only drawn."""
    url = "http://192.168.1.20:54321/abcdefghjkmnpqrs"
    rows = segno.make(url, error="m", micro=False).matrix
    svg = str(qr_code(url, "where <to>"))
    drawn = {(int(x), int(y)) for x, y in re.findall(rf"M(\d+) (\d+)h{MODULE}v{MODULE}h-{MODULE}z", svg)}
    wanted = {
        ((x + QUIET) * MODULE, (y + QUIET) * MODULE) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    }
    assert drawn == wanted and len(rows) == 29
    assert 'role="img"' in svg and "where &lt;to&gt;" in svg and 'fill="#ffffff"' in svg


def test_this_computer_s_address_or_none(monkeypatch):
    own = own_address()
    assert own == "" or ipaddress.ip_address(own)

    class NoRoute(address.socket.socket):
        def connect(self, _):
            raise OSError

    monkeypatch.setattr(address.socket, "socket", NoRoute)
    assert own_address() == ""
