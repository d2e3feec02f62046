"""Where the programs that tests run are; a missing one is an error, never a reason to skip."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def program(*names: str) -> str:
    """Path of the first of these programs, from the project's environment or else from the system."""
    for name in names:
        found = shutil.which(name, path=_PATH)
        if found:
            return found
    msg = f"No {' or '.join(names)} here. `make test` installs all that the tests need."
    raise FileNotFoundError(msg)


def chromium() -> str:
    """The browser, for playwright's `executable_path`."""
    return program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def node_file(name: str) -> Path:
    """A file of an npm package, such as `axe-core/axe.min.js`."""
    path = ROOT / "node_modules" / name
    if not path.is_file():
        msg = f"No {path}. `make test` installs all that the tests need."
        raise FileNotFoundError(msg)
    return path


def run(command: Sequence[str | Path], *, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment and return what it printed, whatever its exit code."""
    name, *arguments = map(str, command)
    return subprocess.run(
        [program(name), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
