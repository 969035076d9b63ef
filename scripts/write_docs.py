"""Write the documentation of all tables and columns as one HTML file, by dbt docs.

Example: .venv/bin/python scripts/write_docs.py --out /tmp/lead_scoring_docs.html

dbt's static page has everything in it but pictures, and its Markdown takes no picture
that is not a file: the overview's is put in by a style.
"""

import argparse
import base64
import os
import sys
from pathlib import Path

from database import ROOT
from dbt.cli.main import dbtRunner

PICTURE = "data_flow.svg"


def main(argv: list[str]) -> int:
    """Run dbt docs and write the file; 1 if that fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    target = Path(os.environ.get("DBT_TARGET_PATH") or ROOT / "target")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "target/lead_scoring_docs.html"
    )
    parser.add_argument("--vars", default="{}", help="dbt variables, as for dbt build")
    options = parser.parse_args(argv)
    command = ["docs", "generate", "--static", "--quiet", "--vars", options.vars]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    if not dbtRunner().invoke(command).success:
        return 1
    page = (target / "static_index.html").read_text(encoding="utf-8")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(with_picture(page), encoding="utf-8")
    print(f"{os.path.relpath(options.out)}: open it in a browser.")
    return 0


def with_picture(page: str) -> str:
    """The page with the overview's picture in it."""
    svg = (ROOT / "docs/assets" / PICTURE).read_bytes()
    data = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
    style = f'<style>img[src$="{PICTURE}"] {{ content: url("{data}"); }}</style>'
    return page.replace("</head>", f"{style}</head>", 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
