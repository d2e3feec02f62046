"""A folder on a free port of this machine, as a static host would serve it."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

# What static hosts pack on the way; fonts and the files of the search are packed already.
PACKED = frozenset({".html", ".css", ".js", ".json", ".svg"})


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the name is the base class's)
        """Says nothing."""


class _Packing(_Quiet):
    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Sends text packed, as the hosts of static sites do."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if file.suffix not in PACKED or not file.is_file():
            return super().send_head()
        packed = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return io.BytesIO(packed)


@contextmanager
def served(folder: Path, *, packed: bool = False) -> Iterator[str]:
    """The address of the folder, ending in a slash, for as long as the block lasts."""
    handler = functools.partial(_Packing if packed else _Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
