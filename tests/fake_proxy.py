"""A small forward proxy on loopback that writes down what passed: requests, and tunnels."""

import http.client
import selectors
import socket
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from tests.fake_http import LoopbackServer, end

HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "transfer-encoding"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "FakeProxy"

    def do_CONNECT(self) -> None:
        self.server.record("CONNECT", self.path)
        host, _, port = self.path.partition(":")
        self.close_connection = True
        with socket.create_connection((host, int(port)), 10) as there:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            relay(self.connection, there, self.server.closing)

    def do_POST(self) -> None:
        self.server.record(self.command, self.path)
        self.close_connection = True
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        target = urlsplit(self.path)
        place = target.path + (f"?{target.query}" if target.query else "")
        headers = {k: v for k, v in self.headers.items() if k.lower() not in HOP_BY_HOP}
        onward = http.client.HTTPConnection(target.hostname or "", target.port or 80, timeout=10)
        try:
            onward.request(self.command, place, body, headers)
            self.give(onward.getresponse())
        except (OSError, http.client.HTTPException):
            self.send_error(502)
        finally:
            onward.close()

    do_GET = do_POST

    def give(self, answer: http.client.HTTPResponse) -> None:
        body = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP | {"content-length", "server", "date"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what passed is in `passed`."""


class FakeProxy(LoopbackServer):
    """`with FakeProxy() as proxy:`; `proxy.url` is what HTTP_PROXY and HTTPS_PROXY want.

    `passed` has a pair for each request: ("POST", its whole address) or ("CONNECT",
    "host:port"). Closing the proxy ends its tunnels.
    """

    def __init__(self) -> None:
        self._passed: list[tuple[str, str]] = []
        self._passed_lock = threading.Lock()
        super().__init__(_Handler)

    @property
    def passed(self) -> list[tuple[str, str]]:
        with self._passed_lock:
            return list(self._passed)

    def record(self, method: str, target: str) -> None:
        with self._passed_lock:
            self._passed.append((method, target))


def relay(here: socket.socket, there: socket.socket, closing: threading.Event) -> None:
    """Carry bytes both ways until either side ends."""
    across = {here: there, there: here}
    with selectors.DefaultSelector() as ready:
        for one in across:
            ready.register(one, selectors.EVENT_READ)
        while not closing.is_set():
            for key, _ in ready.select(timeout=1):
                source = key.fileobj
                assert isinstance(source, socket.socket)
                data = source.recv(65_536)
                if not data:
                    end(across[source])
                    return
                across[source].sendall(data)
