"""Write schema/evidence.schema.json anew: the record kinds in it follow their own schemas.

Run by hand when a schema of a kind changes; a test says when it is due. What is derived, and the frame around
the records, is written by hand in the same file and stays as it is.
"""

import json
from pathlib import Path

from evidograph.contract.public import FILE, as_json, completed

FOLDER = Path(__file__).resolve().parent.parent / "schema"


def made(folder: Path) -> str:
    """The file as it should be."""
    schemas = {file.name: json.loads(file.read_text("utf-8")) for file in folder.glob("*.schema.json")}
    return as_json(completed(schemas[FILE], schemas))


if __name__ == "__main__":
    (FOLDER / FILE).write_text(made(FOLDER), "utf-8", newline="\n")
