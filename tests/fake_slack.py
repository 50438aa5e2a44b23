"""`FakeSlack`: a Slack on loopback that remembers, for scenario tests without a network.

One HTTP server for the Web API and the response_url addresses, one WebSocket server for
Socket Mode, both on ports of the system's choosing. What the bot sent is in `calls` and in
`messages()`; what people do are the methods of `People` and `Hands`; trouble is ordered by
`fail_next`, `drop_socket`, `refuse_sockets`, `silence_socket` and `revoked`.
"""

import copy
import json
import tempfile
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

import tests.fake_lookups  # noqa: F401 - its methods register themselves
from tests.fake_calls import Call, as_schema, read_body
from tests.fake_certificate import make_certificate, server_context
from tests.fake_hands import Hands
from tests.fake_http import Answer, FakeHttp, Request, faulty
from tests.fake_methods import Methods, every_scope
from tests.fake_responses import ResponseUrls
from tests.fake_socket import FakeSocket
from tests.fake_state import Json, SlackRefusal, Workspace
from tests.fake_views import Views

BOTS = "xoxb-fake-bot"
APPS = "xapp-fake-app"

# Faults that do what was asked before they go wrong.
STORING = ("store_and_drop", "store_and_500")


class FakeSlack(Hands):
    """`with FakeSlack() as slack:`; give the bot `slack.api_url`, `bot_token` and `app_token`.

    `clock` is Unix time in seconds. `scopes` are the bot token's; without them it may do
    everything. `refused_blocks` are block types that this workspace answers `invalid_blocks`
    to. With `tls` both servers speak TLS under `certificate`, which only works for the
    builtin Socket Mode client behind a proxy.
    """

    bot_token = BOTS
    app_token = APPS

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        scopes: Iterable[str] | None = None,
        refused_blocks: Iterable[str] = (),
        tls: bool = False,
    ) -> None:
        self.clock = clock
        self.scopes = None if scopes is None else set(scopes)
        self.refused_blocks = set(refused_blocks)
        self.revoked: set[str] = set()
        self.scopes_used: set[str] = set()
        self.certificate: Path | None = None
        self._tls = tls
        self._lock = threading.RLock()
        self._arrived = threading.Condition(self._lock)
        self._calls: list[Call] = []
        self._faults: defaultdict[str, deque[tuple[str, int]]] = defaultdict(deque)
        self._stack = ExitStack()
        self.workspace = Workspace(clock)
        self.views = Views(self.workspace)
        self.responses = ResponseUrls(self.workspace, self.refused_blocks)

    def __enter__(self) -> Self:
        context = None
        if self._tls:
            folder = self._stack.enter_context(tempfile.TemporaryDirectory())
            self.certificate = make_certificate(Path(folder))
            context = server_context(self.certificate)
        self._http = self._stack.enter_context(FakeHttp(self._answer, context))
        self.socket = self._stack.enter_context(FakeSocket(context))
        self.url = self._http.url
        self.api_url = f"{self.url}/api/"
        self._methods = Methods(self.workspace, self.views, self.url, self.refused_blocks)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    # ---- what was received ---------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """Everything that was received so far, in order."""
        with self._lock:
            return list(self._calls)

    def sent(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def wait_for(self, method: str, count: int = 1, timeout: float = 10.0) -> list[Call]:
        """Wait until `count` calls of the method were received since the start, and return all of them."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.sent(method)) >= count, timeout):
                received = [f"{call.method} ({call.error or 'ok'})" for call in self._calls]
                raise AssertionError(f"{method}: fewer than {count} in {timeout} s; received {received}")
            return self.sent(method)

    def wait_until(self, true: Callable[[], bool], timeout: float = 10.0) -> None:
        """Wait for something that a request brings about, looking after each one."""
        with self._arrived:
            if not self._arrived.wait_for(true, timeout):
                received = [f"{call.method} ({call.error or 'ok'})" for call in self._calls]
                raise AssertionError(f"not true after {timeout} s; received {received}")

    # ---- trouble -------------------------------------------------------------------------

    def fail_next(self, method: str, how: str, *, times: int = 1, retry_after: int = 1) -> None:
        """Queue a fault: "store_and_drop", "store_and_500", "429", "no_answer", or an error code.

        The first two do what was asked and then hang up or answer 500. `retry_after` (s) goes
        with "429". `response_url` can fail too; its error codes come with status 404.
        """
        with self._lock:
            self._faults[method].extend([(how, retry_after)] * times)

    def drop_socket(self, how: Literal["reset", "close"] = "reset") -> None:
        self.socket.drop(how)

    def refuse_sockets(self, refuse: bool = True) -> None:
        """`apps.connections.open` fails, and a known address is answered by 503; open ones stay."""
        self.socket.refused = refuse

    def silence_socket(self, silent: bool = True) -> None:
        self.socket.silence(silent)

    def disconnect_notice(self, reason: str = "refresh_requested") -> None:
        self.socket.notice(reason)

    def wait_connected(self, count: int = 1, timeout: float = 10.0) -> None:
        self.socket.wait_connected(count, timeout)

    # ---- a bot under test ----------------------------------------------------------------

    def client(self, **options: Any) -> WebClient:
        """A client of the bot's; `options` are WebClient's own."""
        return WebClient(self.bot_token, self.api_url, **options)

    @contextmanager
    def serving(self, app: App, **options: Any) -> Iterator[SocketModeHandler]:
        """The app on the builtin Socket Mode client, connected; `options` go to the handler.

        Closing the client alone takes up to a second: it waits for its queue. An empty
        message wakes it.
        """
        handler = SocketModeHandler(app, self.app_token, **({"ping_interval": 0.2} | options))
        try:
            handler.connect()  # type: ignore[no-untyped-call]
            self.wait_connected()
            yield handler
        finally:
            handler.client.closed = True
            handler.client.message_queue.put(None)
            handler.close()  # type: ignore[no-untyped-call]

    # ---- answering -----------------------------------------------------------------------

    def _answer(self, request: Request) -> Answer:
        address = urlsplit(request.path)
        match address.path.strip("/").split("/"):
            case ["api", method]:
                return self._api(method, request, address.query)
            case ["response", name]:
                return self._response(name, request)
            case ["upload", file_id]:
                return self._upload(file_id, request)
        return Answer(404, b"not found", "text/plain")

    def _api(self, method: str, request: Request, query: str) -> Answer:
        raw = read_body(request.headers.get("Content-Type", ""), request.body, query)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        arguments = as_schema(method, raw, token)
        with self._lock:
            how, retry_after = self._fault(method)
            scope = self._methods.scope_of(method, arguments)
            try:
                if how and how not in STORING:
                    raise SlackRefusal("ratelimited" if how == "429" else how)
                said = self._run(method, arguments, scope)
            except SlackRefusal as refusal:
                said = refusal.answer
            body = json.dumps(said).encode()
            self._record(method, arguments, raw, how or said.get("error"))
        headers = {"x-oauth-scopes": ",".join(sorted(self.scopes or every_scope()))}
        return faulty(how, retry_after, Answer(200, body, headers=headers))

    def _run(self, method: str, arguments: Json, scope: str | None) -> Json:
        if method == "apps.connections.open":
            self._check_token(arguments, self.app_token)
            if self.socket.refused:
                raise SlackRefusal("internal_error")
            return {"ok": True, "url": self.socket.url}
        if method != "blocks.validate":
            self._check_token(arguments, self.bot_token)
        if scope is not None:
            if self.scopes is not None and scope not in self.scopes:
                provided = ",".join(sorted(self.scopes))
                raise SlackRefusal("missing_scope", needed=scope, provided=provided)
            self.scopes_used.add(scope)
        return self._methods.run(method, arguments)

    def _check_token(self, arguments: Json, expected: str) -> None:
        token = arguments.get("token")
        if not token:
            raise SlackRefusal("not_authed")
        if token in self.revoked:
            raise SlackRefusal("token_revoked")
        if token != expected:
            known = token in (self.bot_token, self.app_token)
            raise SlackRefusal("not_allowed_token_type" if known else "invalid_auth")

    def _response(self, name: str, request: Request) -> Answer:
        raw: Json = json.loads(request.body)
        with self._lock:
            how, retry_after = self._fault("response_url")
            error = how if how not in STORING else ""
            if not error:
                try:
                    self.responses.use(name, raw)
                except SlackRefusal as refusal:
                    error = str(refusal)
            self._record("response_url", raw, raw, how or error or None)
        if error and error not in ("429", "no_answer"):
            return Answer(404, json.dumps({"ok": False, "error": error}).encode())
        return faulty(how, retry_after, Answer(200, b"ok", "text/plain"))

    def _upload(self, file_id: str, request: Request) -> Answer:
        with self._lock:
            self.workspace.files[file_id]["content"] = request.body
            said = {"file": file_id, "length": len(request.body)}
            self._record("upload", said, said, None)
        return Answer(200, f"OK - {len(request.body)}".encode(), "text/plain")

    def _fault(self, method: str) -> tuple[str, int]:
        queued = self._faults[method]
        return queued.popleft() if queued else ("", 0)

    def _record(self, method: str, arguments: Json, raw: Json, error: str | None) -> None:
        call = Call(method, copy.deepcopy(arguments), copy.deepcopy(raw), self.clock(), error)
        self._calls.append(call)
        self._arrived.notify_all()
