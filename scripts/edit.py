"""Edit the rules in the browser: the page's tab Rules, with a server on this machine.

    make edit
    make edit RULES=local/mine

It checks a draft as `make build` does, saves it into a folder of rules below local/,
and builds what it would do. Only this machine can reach it, and only with the address
that it prints. The shipped rules stay as they are. Stop it with Ctrl+C.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import bottle
import yaml
from database import ROOT, add_database_argument, is_built, run
from editing import BadRequestError, Drafts, Guard, WhatIf
from own_folders import FolderError, use_folders
from report import PageError, make_page
from report_page.page import LANGUAGES
from what_if import remove_leftovers

HOST = "127.0.0.1"
MOST_BYTES = 5_000_000
# what bottle reads of a request
bottle.BaseRequest.MEMFILE_MAX = MOST_BYTES


def main(argv: list[str]) -> int:
    """Serve until it is stopped; 1 if there is nothing to show."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--rules", help="the folder of rules (default: LEAD_SCORING_SEEDS, else seeds)")
    add("--save-to", default="local/mine", help="where a draft of `seeds` is saved")
    add("--lang", choices=LANGUAGES, default="en", help="language of the page")
    add("--port", type=int, default=8765, help="0: any free one")
    add("--vars", default="{}", help="variables of the what-if, as dbt takes them")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    try:
        use_folders(None, options.rules)
    except FolderError as error:
        print(error, file=sys.stderr)
        return 1
    if not is_built(options.db):
        return 1
    # dbt reads rules below the project only
    (ROOT / "local").mkdir(exist_ok=True)
    remove_leftovers(ROOT / "local", "edit")
    copies = Path(tempfile.mkdtemp(prefix=f"edit_{os.getpid()}_", dir=ROOT / "local"))
    try:
        folder = ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds")
        variables = yaml.safe_load(options.vars) or {}
        drafts = Drafts(folder, ROOT / options.save_to, copies, variables)
        server = make_server(HOST, options.port, None, handler_class=QuietHandler)
        guard = Guard(HOST, server.server_port)
        server.set_app(application(options, drafts, guard))
        print(f"Open {guard.address}\nCtrl+C stops the server.", flush=True)
        server.serve_forever()
    except (FolderError, PageError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    finally:
        shutil.rmtree(copies, ignore_errors=True)
    return 0


class QuietHandler(WSGIRequestHandler):
    """A log would hold the token."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def application(
    options: argparse.Namespace, drafts: Drafts, guard: Guard
) -> bottle.Bottle:
    """The server's answers."""
    what_if = WhatIf(drafts, options.db, options.vars)
    app = bottle.Bottle()

    @app.hook("before_request")
    def check() -> None:
        fault = guard.fault(bottle.request)
        if fault:
            raise bottle.HTTPResponse(fault, 403)
        if (bottle.request.content_length or 0) > MOST_BYTES:
            raise bottle.HTTPResponse("The draft is too large.", 413)

    @app.hook("after_request")
    def seal() -> None:
        bottle.response.headers.update(
            {
                "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "DENY",
            }
        )

    @app.get("/")
    def show() -> str:
        page, _ = make_page(
            options.db,
            lang=options.lang,
            rules=(drafts.start, drafts.folder),
            is_served=True,
        )
        return page

    @app.post("/draft")
    def save() -> dict:
        try:
            return drafts.save(bottle.request.json)
        except BadRequestError as error:
            raise bottle.HTTPResponse(str(error), 400) from error

    @app.post("/what-if")
    def start() -> dict:
        what_if.start()
        return what_if.state()

    @app.get("/what-if")
    def state() -> dict:
        return what_if.state()

    return app


if __name__ == "__main__":
    sys.exit(run(main))
