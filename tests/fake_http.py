"""An HTTP server on loopback that can also misbehave: answer nothing, or hang up."""

import json
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal, Self

Ending = Literal["answer", "hang_up", "keep_waiting"]


@dataclass(frozen=True, slots=True)
class Request:
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back; `ending` says whether anything does."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    ending: Ending = "answer"


def faulty(how: str, retry_after: int, answer: Answer) -> Answer:
    """The answer as the fault leaves it."""
    match how:
        case "store_and_drop":
            return Answer(ending="hang_up")
        case "no_answer":
            return Answer(ending="keep_waiting")
        case "store_and_500":
            return Answer(500, b"<html>Server Error</html>", "text/html")
        case "429":
            limited = json.dumps({"ok": False, "error": "ratelimited"}).encode()
            return Answer(429, limited, headers={"Retry-After": str(retry_after)})
    return answer


class LoopbackServer(ThreadingHTTPServer):
    """Port 0; closing it ends every connection and waits for every thread.

    An error inside a handler is kept in `errors`, so that the test fails by it and not by
    what it led to. Connections that the other side broke off are no errors.
    """

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, handler: type[BaseHTTPRequestHandler], tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.errors: list[BaseException] = []
        self.closing = threading.Event()
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        self._scheme = "http" if tls is None else "https"
        if tls is not None:
            # The handshake happens in the connection's own thread, at its first read.
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), name="fake-http")

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        with self._open_lock:
            for connection in self._open:
                end(connection)
        self.server_close()
        if kind is None and self.errors:
            raise self.errors[0]

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._open_lock:
                self._open.discard(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            self.errors.append(error)


def end(connection: socket.socket) -> None:
    """Wake whoever reads from it, with the end of the stream."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "FakeHttp"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.close_connection = True
        answer = self.server.answer(Request(self.path, dict(self.headers.items()), body))
        if answer.ending == "keep_waiting":
            self.server.closing.wait()
        if answer.ending != "answer":
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what came is in the fake's `calls`."""


class FakeHttp(LoopbackServer):
    """Every request, whatever its path, is answered by one function."""

    def __init__(self, answer: Callable[[Request], Answer], tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        super().__init__(_Handler, tls)
