"""Make `.venv` and install pinned requirements into it; needs only Python 3.11.

Example: python3 scripts/make_environment.py --requirements requirements.txt
"""

import argparse
import subprocess
import sys
import venv
from pathlib import Path

OLDEST_PYTHON = (3, 11)
ENVIRONMENT = Path(".venv")
MADE_IN = ENVIRONMENT / "made_in.txt"


def main(argv: list[str]) -> int:
    """Make the environment in the current folder; 0 if it stands, 1 if it cannot."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--requirements", type=Path, required=True)
    options = parser.parse_args(argv)

    if sys.version_info < OLDEST_PYTHON:
        print(
            f"Python {sys.version.split()[0]} is too old: 3.11 or later is needed. "
            "Name one, for instance: make build PYTHON=python3.12",
            file=sys.stderr,
        )
        return 1

    try:
        # one that was moved here, or whose Python is gone, is made anew
        venv.create(ENVIRONMENT, with_pip=True, clear=not _works())
    except subprocess.CalledProcessError:
        print(
            "Python cannot make a virtual environment here. On Debian and Ubuntu: "
            "apt install python3-venv",
            file=sys.stderr,
        )
        return 1

    MADE_IN.write_text(str(ENVIRONMENT.resolve()))

    print(f"Installing {options.requirements} into {ENVIRONMENT} ...", flush=True)
    python = ENVIRONMENT / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "-c", "constraints.txt", "-r"]
    return subprocess.run([*install, options.requirements], check=False).returncode


def _works() -> bool:
    """Whether the environment was made in this folder, and its pip answers."""
    if not MADE_IN.exists() or MADE_IN.read_text() != str(ENVIRONMENT.resolve()):
        return False
    pip = [ENVIRONMENT / "bin" / "python", "-m", "pip", "--version"]
    try:
        return subprocess.run(pip, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
