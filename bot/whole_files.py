"""Files that people are given: written whole or not at all, so that nobody opens half a report."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kpi_core.errors import KpiError


class NotWritten(KpiError):
    """A file that cannot be written. `path` is the file."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        super().__init__(
            ja=f"{path} に書き込めません（{why}）。出力先のフォルダーと、ほかのソフトで開いていないかを確かめてください。",
            en=f"{path} cannot be written ({why}). Check its folder, and whether another program has it open.",
        )


def write_whole(file: Path, content: bytes) -> None:
    """Write beside `file`, then put it in its place. Raises `NotWritten`."""
    try:
        if file.is_dir():
            raise NotWritten(file, "フォルダーです / is a folder")
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:40]}.", suffix=".new")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            temporary.chmod(0o644)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(file, error.strerror or type(error).__name__) from error
