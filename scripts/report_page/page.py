"""The page itself: data, words, style, program and libraries in one HTML file."""

import base64
import gzip
import hashlib
import json
from html import escape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LIBRARIES = ("d3", "plot")
PARTS = (
    "elements",
    "scoring",
    "data",
    "charts",
    "filters",
    "work_list",
    "groups",
    "leads",
    "points",
    "lead_history",
    "lead_detail",
    "today",
    "reach",
    "shape",
    "moved",
    "sources",
    "accounts",
    "movements",
    "outcome_charts",
    "outcome_rules",
    "thresholds",
    "outcomes",
    "trust",
    "zip",
    "patch",
    "draft",
    "rule_files",
    "rule_controls",
    "rule_preview",
    "saving",
    "rules",
    "changes",
    "sliders",
    "what_if",
    "header",
    "start",
)
STYLES = ("base", "layout", "tables", "points", "controls", "work", "screens")
LANGUAGES = tuple(sorted(path.stem for path in (FOLDER / "words").glob("*.json")))
# what Observable Plot writes into every chart whose class is `plot`
PLOT_STYLE = """:where(.plot) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.plot text),
:where(.plot tspan) {
  white-space: pre;
}"""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none';"
    " form-action 'none'{more}"
)


def words(language: str) -> dict[str, str]:
    """The texts of the page by key."""
    path = FOLDER / "words" / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def write_page(data: dict[str, Any], language: str) -> str:
    """The HTML text. Nothing but its own scripts and styles may run or be fetched.

    Of `make edit` it may ask the server that it came from.
    """
    texts = words(language)
    style = "\n".join(read(f"style/{name}.css") for name in STYLES)
    scripts = [*map(library, LIBRARIES), program()]
    policy = POLICY.format(
        scripts=" ".join(digest(script) for script in scripts),
        styles=f"{digest(style)} {digest(PLOT_STYLE)}",
        more="; connect-src 'self'" if data["is_served"] else "",
    )
    return (
        read("template.html")
        .replace("{policy}", escape(policy))
        .replace("{language}", language)
        .replace("{title}", escape(texts["title"]))
        .replace("{needs_script}", escape(texts["needs_script"]))
        .replace("{style}", style)
        .replace("{words}", packed(texts))
        .replace("{data}", packed(data))
        .replace("{scripts}", "".join(f"<script>{text}</script>\n" for text in scripts))
    )


def library(name: str) -> str:
    """A vendored library, with its licence, which asks to be in every copy."""
    licence, script = read(f"vendor/{name}.LICENSE.txt"), read(f"vendor/{name}.min.js")
    return f"/*\n{licence}\n*/\n{script}"


def program() -> str:
    """The page's own program, its parts in one scope."""
    parts = "\n".join(read(f"app/{name}.js") for name in PARTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


def packed(value: object) -> str:
    """JSON, compressed, as text that no HTML parser can misread."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # without a time in it the same data is the same file
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def digest(text: str) -> str:
    """How a content security policy names an inline script or style."""
    return (
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    )


def read(name: str) -> str:
    """The text of a file of this folder."""
    return (FOLDER / name).read_text(encoding="utf-8").rstrip("\n")
