"""Socket Mode as a server on loopback: connections, envelopes, acknowledgements, and trouble."""

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Literal, Self

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve

from tests.fake_state import APP, Json

# The builtin client holds its lock while it waits for bytes, up to three seconds, and cannot
# close meanwhile. Slack's own pings free it every few seconds; these do it sooner.
PING_SECONDS = 0.1


class Delivery:
    """One envelope on its way, and the acknowledgement that came back."""

    def __init__(self, envelope: Json, then: Callable[[Json], None] | None = None) -> None:
        self.envelope = envelope
        self.took: float | None = None
        self.twin: Delivery | None = None
        self._then = then
        self._sent_at = time.monotonic()
        self._answered = threading.Event()
        self._answer: Json = {}

    @property
    def payload(self) -> Json:
        payload: Json = self.envelope["payload"]
        return payload

    @property
    def ts(self) -> str:
        """The `ts` of the message that the event is about."""
        event = self.payload.get("event", {})
        return str(event.get("ts") or event["event_ts"])

    @property
    def is_acknowledged(self) -> bool:
        return self._answered.is_set()

    def acknowledged(self, timeout: float = 10.0) -> Json:
        """Wait for the acknowledgement; what it carried, `{}` if nothing."""
        if not self._answered.wait(timeout):
            kind = self.payload.get("event", self.payload).get("type", self.envelope["type"])
            raise AssertionError(f"{kind} was not acknowledged within {timeout} seconds")
        return self._answer

    def answered(self, answer: Json) -> None:
        if self._answered.is_set():
            return
        self.took = time.monotonic() - self._sent_at
        self._answer = answer
        if self._then is not None:
            self._then(answer)
        self._answered.set()


class _Connection(ServerConnection):
    """A connection that can fall silent: it stays open, and nothing comes out of it, pongs neither."""

    silent = False

    def send_data(self) -> None:
        if self.silent:
            self.protocol.data_to_send()
        else:
            super().send_data()


class FakeSocket:
    """The WebSocket half of the fake; thread-safe, and without a port of its own choosing."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._changed = threading.Condition()
        self._live: list[_Connection] = []
        self._waiting: dict[str, Delivery] = {}
        self._turn = 0
        self._silent = False
        self.refused = False
        self.connected_times = 0
        self._server: Server = serve(
            self._serve,
            "127.0.0.1",
            0,
            ssl=tls,
            compression=None,
            process_request=self._refuse,
            ping_interval=PING_SECONDS,
            ping_timeout=None,
            close_timeout=1,
            create_connection=_Connection,
        )
        port = self._server.socket.getsockname()[1]
        scheme = "ws" if tls is None else "wss"
        self.url = f"{scheme}://127.0.0.1:{port}/link/?ticket=fake&app_id={APP}"
        self._thread = threading.Thread(target=self._server.serve_forever, name="fake-socket")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.silence(False)
        self._server.shutdown()
        self._thread.join()

    def deliver(self, delivery: Delivery, timeout: float = 10.0) -> Delivery:
        """Send to one of the live connections in turn, as Slack does; wait for one if there is none."""
        while True:
            self.wait_connected(timeout=timeout)
            with self._changed:
                if not self._live:
                    continue
                self._turn += 1
                connection = self._live[self._turn % len(self._live)]
                self._waiting[delivery.envelope["envelope_id"]] = delivery
            try:
                connection.send(json.dumps(delivery.envelope))
            except ConnectionClosed:
                self._forget(connection)
            else:
                return delivery

    def wait_connected(self, count: int = 1, timeout: float = 10.0) -> None:
        """Until `count` connections are up at once."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._live) >= count, timeout):
                raise AssertionError(f"{len(self._live)} of {count} sockets after {timeout} s")

    def wait_disconnected(self, timeout: float = 10.0) -> None:
        with self._changed:
            if not self._changed.wait_for(lambda: not self._live, timeout):
                raise AssertionError(f"still {len(self._live)} sockets after {timeout} s")

    def drop(self, how: Literal["reset", "close"] = "reset") -> None:
        """End every connection: by a TCP reset, as a broken line does, or by a proper close frame."""
        for connection in self._taken():
            if how == "reset":
                linger = struct.pack("ii", 1, 0)
                connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                connection.close_socket()
            else:
                connection.close(1001, "going away")

    def notice(self, reason: str) -> None:
        """Ask the clients to connect anew; the old connections get no further envelopes."""
        said = {"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}}
        for connection in self._taken():
            try:
                connection.send(json.dumps(said))
            except ConnectionClosed:
                continue

    def silence(self, silent: bool) -> None:
        """Connections stay open but say nothing, for those that are up and those to come."""
        with self._changed:
            self._silent = silent
            for connection in self._live:
                connection.silent = silent

    def ping(self, timeout: float = 10.0) -> bool:
        """Ping every connection; whether all of them answered in time."""
        with self._changed:
            live = list(self._live)
        waits = [connection.ping() for connection in live]
        return all(wait.wait(timeout) for wait in waits)

    def _taken(self) -> list[_Connection]:
        with self._changed:
            taken, self._live = self._live, []
            self._changed.notify_all()
        return taken

    def _forget(self, connection: ServerConnection) -> None:
        with self._changed:
            self._live = [one for one in self._live if one is not connection]
            self._changed.notify_all()

    def _refuse(self, connection: ServerConnection, request: Request) -> Response | None:
        return connection.respond(503, "refused\n") if self.refused else None

    def _serve(self, connection: ServerConnection) -> None:
        assert isinstance(connection, _Connection)
        try:
            with self._changed:
                connection.silent = self._silent
                number = len(self._live) + 1
            connection.send(json.dumps(self._hello(number)))
            with self._changed:
                self._live.append(connection)
                self.connected_times += 1
                self._changed.notify_all()
            for message in connection:
                self._received(json.loads(message))
        except ConnectionClosed:
            pass
        finally:
            self._forget(connection)

    def _hello(self, number: int) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": number,
            "debug_info": {
                "host": "fake",
                "build_number": 1,
                "approximate_connection_time": 3600,
            },
            "connection_info": {"app_id": APP},
        }

    def _received(self, message: Json) -> None:
        with self._changed:
            delivery = self._waiting.pop(message.get("envelope_id", ""), None)
        if delivery is not None:
            delivery.answered(message.get("payload") or {})
