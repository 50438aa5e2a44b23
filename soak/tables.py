"""Mutated CSV files and workbooks: read, or refused in a sentence, and never anything between.

Each file is damaged as people, spreadsheets and enemies damage files. Whatever comes of it, there is no exception but
`KpiError`, a refusal changes no byte of the folder, a change leaves a record that builds, and no other file is opened.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from kpi_core import building
from kpi_core.csv_editing import replace_all
from kpi_core.csv_files import PENDING
from kpi_core.errors import KpiError
from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.form_importing import edited_by_form
from kpi_core.importing import read_record
from kpi_core.spreadsheet import workbook
from soak.damage import damaged_csv, damaged_sheet

FILES = 10_000
_DATA = Path(__file__).resolve().parent.parent / "data"
_SECRET = "秘密\n".encode()
_FOLDERS_OF_CODE = {
    str(path) for base in sys.path if base for path in (Path(base), *Path(base).glob("*/")) if path.is_dir()
}
_TODAY = date(2024, 6, 1)

# What is touched while a file is tried, and whether to change it; None while none is.
_touched: set[tuple[str, bool]] | None = None
_READ = {"open", "os.listdir", "os.scandir", "sqlite3.connect"}
_CHANGE = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate"}
_MADE = {"os.link", "os.symlink"}  # what they lead to is not touched
_CODE = (".py", ".pyc", ".so", ".pyd")  # what Python loads late


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _touched is None or event not in _READ | _CHANGE | _MADE:
        return
    if event in {"os.remove", "os.rmdir"} and arguments[1] != -1:
        return  # by a handle of its folder, whose opening was seen
    writes = event in _CHANGE | _MADE or (
        event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    )
    for path in arguments[int(event in _MADE) : 2 if event in {"os.rename", *_MADE} else 1]:
        if isinstance(path, str | bytes | os.PathLike):
            name = os.fsdecode(path).removeprefix("file:").partition("?")[0]
            _touched.add((os.path.realpath(name) if event in _READ else os.path.abspath(name), writes))


@contextmanager
def _watched() -> Iterator[set[tuple[str, bool]]]:
    """Every path that is opened, moved or removed meanwhile."""
    global _touched
    _touched = set()
    try:
        yield _touched
    finally:
        _touched = None


def run(seed: int, files: int = FILES) -> list[str]:
    """Half of `files` are folders with a damaged CSV file, half damaged workbooks. Raises `AssertionError` on failure."""
    sys.addaudithook(_hook)
    draw = random.Random(seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kaga-soak-") as name:
        root = Path(name).resolve()
        folder = root / "given" / "data"
        (root / "secret.csv").write_bytes(_SECRET)
        good = root / "good.xlsx"
        good.write_bytes(workbook(form_3_2(Material.of(read_record(_DATA).record), 2022, _TODAY), _TODAY))
        sheet = good.read_bytes()
        edited_by_form(good, _DATA)  # what the libraries open when they are first used is none of the files' doing
        for number in range(files):
            if number % 20 == 0 and sys.stderr.isatty():
                print(f"\r{number:,} of {files:,}", end="", file=sys.stderr)
            _fresh(folder)
            if number % 2:
                came = _one(root, lambda: f"CSV {_csv(root, folder, draw)}")
            else:
                came = _one(root, lambda: f"xlsx {_xlsx(root, folder, sheet, draw)}")
            counts[came] += 1
    return [f"{what}: {count:,}" for what, count in sorted(counts.items())]


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in _DATA.glob("*.csv"):
        shutil.copy(path, folder)


def _one(root: Path, attempt: Callable[[], str]) -> str:
    """What came of one attempt; all that it touched is below `root/given`, in the import's own folder, or code to read."""
    own = (str(root / "given"), str(Path(tempfile.gettempdir()).resolve() / "kaga-import-"))
    with _watched() as touched:
        came = attempt()
    strange = [
        path
        for path, writes in touched
        if not path.startswith(own)
        and (writes or not (path.endswith(_CODE) or "zoneinfo" in path or path in {*sys.path, *_FOLDERS_OF_CODE}))
    ]
    assert not strange, strange
    assert (root / "secret.csv").read_bytes() == _SECRET, "a file outside was written"
    return came


def _told(refusal: KpiError) -> None:
    assert refusal.ja, refusal
    assert refusal.en, refusal


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and not path.is_symlink()}


# ---- CSV ----------------------------------------------------------------------------------------------


def _csv(root: Path, folder: Path, draw: random.Random) -> str:
    path = draw.choice(sorted(folder.glob("*.csv")))
    _replaced(root, path, draw) if draw.randrange(20) == 0 else path.write_bytes(damaged_csv(path.read_bytes(), draw))
    before, output = _bytes(folder), root / "given" / "built.db"
    output.unlink(missing_ok=True)
    try:
        building.build(read_record(folder).record, output)
    except KpiError as error:
        _told(error)
        assert not output.exists(), "a refused record was written"
        came = "refused"
    else:
        came = "read"
    assert _bytes(folder) == before, "reading changed a file"
    return came


def _replaced(root: Path, path: Path, draw: random.Random) -> None:
    """Something else in the place of a file: nothing, a folder, a link out of the folder."""
    path.unlink()
    match draw.randrange(3):
        case 0:
            path.mkdir()
        case 1:
            path.symlink_to(root / "secret.csv")
        case _:
            (path.parent / PENDING).write_text(json.dumps({path.name: f".{path.name}./../../../secret.csv"}))


# ---- xlsx ---------------------------------------------------------------------------------------------


def _xlsx(root: Path, folder: Path, good: bytes, draw: random.Random) -> str:
    path = root / "given" / "report.xlsx"
    path.write_bytes(damaged_sheet(good, draw))
    before = _bytes(folder)
    try:
        edited = edited_by_form(path, folder)
    except KpiError as error:
        _told(error)
        assert _bytes(folder) == before, "a refused sheet changed a file"
        return "refused"
    assert _bytes(folder) == before, "a sheet was written before it was said to be"
    contents = edited.contents()
    replace_all(folder, contents)
    assert {name for name, content in _bytes(folder).items() if content != before.get(name)} == set(contents)
    read_record(folder)
    return "taken, with changes" if contents else "taken, nothing changes"
