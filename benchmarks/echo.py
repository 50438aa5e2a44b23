"""The peer of `kaga serve`: a Bolt bot that says a mention back. It imports nothing of ours, so that its memory is Bolt's.

`python benchmarks/echo.py THREADS`, with SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL as `kaga serve` takes them.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler


def main(threads: int) -> None:
    token = os.environ["SLACK_BOT_TOKEN"]
    client = WebClient(
        token=token,
        base_url=os.environ["SLACK_API_URL"],
        timeout=10,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=3)],
    )
    executor = ThreadPoolExecutor(threads)
    app = App(client=client, token=token, listener_executor=executor)

    @app.event("app_mention")
    def echo(event: dict[str, Any], say: Callable[..., Any]) -> None:
        say(text=event["text"], thread_ts=event["ts"])

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], concurrency=threads).connect()  # type: ignore[no-untyped-call]
    stop.wait()
    os._exit(0)  # the socket's threads would hold the interpreter for seconds


if __name__ == "__main__":
    main(int(sys.argv[1]))
