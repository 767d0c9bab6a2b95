"""The kernel's one server of votes: started by the first round that names an address, ended after the last."""

import threading
from functools import partial

from attention_helpers.course.voting.address import EVERYWHERE, own_address
from attention_helpers.course.voting.phones.server import LINGER, Server
from attention_helpers.course.voting.phones.web import Booths, application

_booths = Booths()
_lock = threading.Lock()  # nobody ends the server while a round begins
_server = None
_address = None  # the one named last


def open_round(booth, address=None, port=None):
    """Let phones vote in this booth -> the address for them; None where no address was ever named.

    An address, once named, holds for the kernel's later rounds, and so does the port where it is still free.
    Raises ValueError where the address is not this computer's or the port is taken.
    """
    global _server, _address
    if address is None and _address is None:
        return None
    address = _address if address is None else _checked(address)
    with _lock:
        if _server and (_server.ends or _server.address != address or port not in (None, _server.port)):
            _server.stop()
            _server, before = None, _server
            _server = _started(address, port) if port else _started_again(address, before.port)
        _server = _server or _started(address, port or 0)
        _address = address
        return _server.url(_booths.add(booth))


def soon(seconds, function):
    """Call a function in the server's thread after some seconds."""
    if _server:
        _server.later(seconds, function)


def round_is_over():
    """Latecomers are told so for a while; then, unless another round is open, the server ends."""
    soon(LINGER, partial(_end_if_idle, _server))


def close_now():
    """End all rounds and the server at once, and forget the address."""
    global _server, _address
    _booths.close_all()
    if _server:
        _server.stop()
    _server = _address = None


def own_address_hint():
    """What this computer's address seems to be, as the end of a sentence."""
    own = own_address()
    return f"; it seems to be {own!r}" if own else ""


def _end_if_idle(server):
    if not _lock.acquire(blocking=False):  # a round is beginning
        return
    try:
        if not _booths.any_open():
            server.stop()
    finally:
        _lock.release()


def _started_again(address, port):
    try:
        return Server(application(_booths), address, port)
    except OSError:  # it is another program's by now
        return _started(address, 0)


def _started(address, port):
    try:
        return Server(application(_booths), address, port)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        asked = f"address {address!r:.60} and port {port}" if port else f"address {address!r:.60}"
        raise ValueError(
            f"vote: {asked} cannot be served ({reason}); expected this computer's own address{own_address_hint()}"
            + (" and a port that is free" if port else "")
        ) from None


def _checked(address):
    if not isinstance(address, str):
        raise TypeError(f"vote: address must be text such as '192.168.1.20', got {address!r:.60}")
    if address.strip() in EVERYWHERE or "/" in address:
        raise ValueError(
            f"vote: address: got {address!r:.60}, expected this computer's own address alone, "
            f"as '192.168.1.20'{own_address_hint()}"
        )
    return address.strip()
