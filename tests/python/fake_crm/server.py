"""An HTTP server of this machine that fails as asked: by a list, or at random.

with FakeHubSpot() as crm:
    crm.next_faults += ["429", "dropped after"]
    crm.fault_rates = {"500": 0.1}
"""

import json
import random
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LIMITED = {"status": "error", "message": "You have reached your limit."}
BUSY = {"status": "error", "message": "internal error"}
# fault -> status, headers, body, whether the request is applied nevertheless
ANSWERED = {
    "429": (429, {}, LIMITED | {"policyName": "TEN_SECONDLY"}, False),
    "429 plain": (429, {}, LIMITED, False),
    "429 after 1": (429, {"Retry-After": "1"}, LIMITED, False),
    "429 after 0": (429, {"Retry-After": "0"}, LIMITED, False),
    "429 for hours": (429, {"Retry-After": "7200"}, LIMITED, False),
    "429 today": (429, {}, LIMITED | {"policyName": "DAILY"}, False),
    "403 today": (403, {}, [{"errorCode": "REQUEST_LIMIT_EXCEEDED"}], False),
    "401": (401, {}, {"category": "INVALID_AUTHENTICATION"}, False),
    "403": (403, {}, {"category": "MISSING_SCOPES"}, False),
    "423": (423, {}, BUSY, False),
    "500": (500, {}, BUSY, False),
    "500 after": (500, {}, BUSY, True),
    "503": (503, {}, None, False),
    "302": (302, {"Location": "http://127.0.0.1:1/"}, None, False),
    "garbage after": (200, {}, "<html>", True),
}
DROPPED = {"dropped before": False, "dropped after": True, "cut after": True}
# what an answer holds if only a part of the rows was taken
PARTIAL = "partial"


@dataclass
class Request:
    """A call as it came in; `json` is None if the body is none."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    is_partial: bool = False

    @property
    def json(self) -> object:
        try:
            return json.loads(self.body)
        except ValueError:
            return None


@dataclass
class Answer:
    status: int
    content: object = None
    headers: dict[str, str] = field(default_factory=dict)


class FakeApi:
    """A server in a thread; what it knows is guarded by one lock."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.next_faults: deque[str] = deque()
        self.fault_rates: dict[str, float] = {}
        self.delay = 0.0
        # answers in place of the API: a wrong login, URL or right, a proxy
        self.standing: Callable[[Request], Answer | None] = lambda _: None
        # seconds between the bytes of an answer
        self.trickle = 0.0
        self.requests: list[Request] = []
        self.statuses: Counter[int] = Counter()
        self.faults_met: Counter[str] = Counter()
        self.lock = threading.Lock()
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # an answer goes out in one piece: no waiting for acknowledgements
            wbufsize = -1
            disable_nagle_algorithm = True

            def do(self) -> None:
                api.respond(self)

            do_GET = do_POST = do_PATCH = do_PUT = do  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def handle(self, request: Request) -> Answer:
        """What the API makes of a request."""
        raise NotImplementedError

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        parts = urlsplit(handler.path)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Request(
            handler.command, parts.path, parse_qs(parts.query), headers, body
        )
        time.sleep(self.delay)
        with self.lock:
            fault = self.fault()
            self.faults_met[fault] += bool(fault)
            request.is_partial = fault == PARTIAL
            self.requests.append(request)
            status, extra, content, applied = ANSWERED.get(fault, (0, {}, None, True))
            applied = DROPPED.get(fault, applied)
            answer = self.standing(request)
            if answer is None:
                answer = self.handle(request) if applied else Answer(0)
            if status:
                answer = Answer(status, content, extra)
            self.statuses[answer.status] += 1
        if fault in ("dropped before", "dropped after"):
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True
            return
        self.send(handler, answer, cut=fault == "cut after", trickle=self.trickle)

    def fault(self) -> str:
        """The fault that the next request meets, "" for none."""
        if self.next_faults:
            return self.next_faults.popleft()
        draw = self.random.random()
        for fault, rate in self.fault_rates.items():
            if draw < rate:
                return fault
            draw -= rate
        return ""

    @staticmethod
    def send(
        handler: BaseHTTPRequestHandler, answer: Answer, *, cut: bool, trickle: float
    ) -> None:
        content = answer.content
        text = content if isinstance(content, str) else json.dumps(content)
        body = b"" if content is None else text.encode()
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if trickle:
            with suppress(OSError):
                for byte in body:
                    handler.wfile.write(bytes([byte]))
                    handler.wfile.flush()
                    time.sleep(trickle)
            return
        handler.wfile.write(body[: len(body) // 2] if cut else body)
        handler.wfile.flush()
        if cut:
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True
