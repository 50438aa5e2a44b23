"""Mutated CSV files and workbooks: read, or refused in a sentence, and never anything between.

Each file is damaged as people, spreadsheets and enemies damage files. Whatever comes of it, there is no exception but
`KpiError`, a refusal changes no byte of the folder, a change leaves a record that builds, and no other file is opened.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from kpi_core import building
from kpi_core.csv_editing import replace_all
from kpi_core.csv_files import PENDING
from kpi_core.errors import KpiError
from kpi_core.form_3_2 import Material, form_3_2
from kpi_core.form_importing import edited_by_form
from kpi_core.importing import read_record
from kpi_core.spreadsheet import workbook

FILES = 10_000
_DATA = Path(__file__).resolve().parent.parent / "data"
_CELL = re.compile(rb'<c (?P<place>r="[A-Z]+\d+")(?P<style> s="\d+")?[^>]*(?<!/)>.*?</c>', re.DOTALL)
_SECRET = "秘密\n".encode()
_FOLDERS_OF_CODE = {
    str(path) for base in sys.path if base for path in (Path(base), *Path(base).glob("*/")) if path.is_dir()
}
_TODAY = date(2024, 6, 1)
_CELLS = (
    "", " ", "-", "未集計", "１．５６", "1,117", "12,34", "20(80)", "80以上", "0.1未満", "22万人台", "NaN", "1e999", "=1+1",
    "=HYPERLINK(\"file:///etc/passwd\")", "../../etc/passwd", "'", '"', "\"\n", "\x00", "\ufeff", "R6.4", "2018年3月",
    "令和99年", "9" * 400, "あ" * 2000, "<!DOCTYPE x>", "&a;", "\ud7ff", "経1", "🗾", "-0", "100%超", "(34%)",
)  # fmt: skip
_LIKELY = (
    "2031年",
    "2030年度",
    "令和5年度",
    "120",
    "１，２００",
    "80以上",
    "前年より増加",
    "件",
    "順調に進んでいる。",
    "未集計",
)
_XML = (
    b"", b"<", b"&", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", b"<c r='XFD1048576'><v>1</v></c>", b"]]>",
    b"<v>1e999</v>", b"\xff\xfe", b"</row>", b"r='A0'", b"t='s'", b"<v>99999999999</v>", b"s='-1'",
)  # fmt: skip

# A number in a cell, or a text that cells refer to; not the number of a text, which would be damage of another kind.
_TEXT = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</v>|<t[^>]*>([^<]*)</t>')

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
            _touched.add((os.path.abspath(os.fsdecode(path).removeprefix("file:").partition("?")[0]), writes))


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
    draw = random.Random(seed)  # noqa: S311  (the same files at every run, no secret)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kaga-soak-") as name:
        root = Path(name)
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
    own = (str(root / "given"), str(Path(tempfile.gettempdir()) / "kaga-import-"))
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
    _replaced(root, path, draw) if draw.randrange(20) == 0 else path.write_bytes(_damaged_csv(path.read_bytes(), draw))
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


def _damaged_csv(raw: bytes, draw: random.Random) -> bytes:
    match draw.randrange(8):
        case 0:  # another cell
            lines = raw.decode().split("\n")
            place = draw.randrange(len(lines))
            cells = lines[place].split(",")
            cells[draw.randrange(len(cells))] = draw.choice(_CELLS)
            lines[place] = ",".join(cells)
            return "\n".join(lines).encode()
        case 1:  # a byte
            place = draw.randrange(len(raw))
            return raw[:place] + draw.randbytes(1) + raw[place + 1 :]
        case 2:  # cut off
            return raw[: draw.randrange(len(raw))]
        case 3:  # saved by another program
            return raw.decode().replace("\n", draw.choice(["\r\n", "\r"])).encode(draw.choice(["utf-8-sig", "utf-16"]))
        case 4:  # a line twice, or none
            lines = raw.decode().split("\n")
            place = draw.randrange(len(lines))
            return "\n".join(
                lines[:place] + lines[place : place + 1] * draw.choice([0, 2]) + lines[place + 1 :]
            ).encode()
        case 5:  # CP932, as far as it goes
            return raw.decode().encode("cp932", "replace")
        case 6:  # something in between
            place = draw.randrange(len(raw))
            return raw[:place] + draw.choice(_CELLS).encode("utf-8", "surrogatepass") + raw[place:]
        case _:  # the columns in another order
            return "\n".join(",".join(reversed(line.split(","))) for line in raw.decode().split("\n")).encode()


# ---- xlsx ---------------------------------------------------------------------------------------------


def _xlsx(root: Path, folder: Path, good: bytes, draw: random.Random) -> str:
    path = root / "given" / "report.xlsx"
    path.write_bytes(_damaged_bytes(good, draw) if draw.randrange(4) == 0 else _damaged_parts(good, draw))
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


def _damaged_bytes(raw: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(raw))
    match draw.randrange(3):
        case 0:
            return raw[:place]
        case 1:
            return raw[:place] + draw.randbytes(1) + raw[place + 1 :]
        case _:
            return raw[:place] + draw.randbytes(draw.randrange(1, 50)) + raw[place:]


def _damaged_parts(good: bytes, draw: random.Random) -> bytes:
    """One or two parts of the workbook changed, and packed again."""
    with zipfile.ZipFile(io.BytesIO(good)) as old:
        parts = {part.filename: old.read(part) for part in old.infolist()}
    if draw.randrange(2):  # as a person would: cells typed over
        for _ in range(draw.choice([1, 1, 2, 5])):
            name = draw.choice([name for name in parts if name.startswith("xl/worksheets/sheet")])
            parts[name] = _typed_over(parts[name], draw)
        return _packed(parts)
    for _ in range(draw.choice([1, 1, 2])):
        sheets = [name for name in parts if "sheet" in name or "sharedStrings" in name]
        name = draw.choice(sheets if sheets and draw.randrange(3) else sorted(parts))
        parts[name] = _damaged_part(parts[name], draw)
        if draw.randrange(20) == 0:
            del parts[name]
    if draw.randrange(20) == 0:
        parts[draw.choice(["../evil.xml", "/etc/evil", "xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin"])] = (
            b"<x/>"
        )
    if draw.randrange(20) == 0:
        _rename_sheet(parts)
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    with tempfile.SpooledTemporaryFile(max_size=10_000_000) as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in parts.items():
                new.writestr(name, content)
        packed.seek(0)
        return packed.read()


def _typed_over(sheet: bytes, draw: random.Random) -> bytes:
    """One cell that holds something else: words, a number, a formula with or without a result, nothing."""
    filled = list(_CELL.finditer(sheet))
    if not filled:
        return sheet
    cell = draw.choice(filled)
    words = escape(draw.choice(draw.choice([_CELLS, _LIKELY])).replace("\x00", "")).encode()
    number = str(draw.choice([0, -1, 3, 79, 50.9, 1e300, 0.1 + 0.2, draw.randrange(10**6), draw.random()])).encode()
    start = b"<c " + cell["place"] + (cell["style"] or b"")
    new = draw.choice([
        start + b' t="inlineStr"><is><t>' + words + b"</t></is></c>",
        start + b' t="inlineStr"><is><t>' + words + b"</t></is></c>",
        start + b"><v>" + number + b"</v></c>",
        start + b"><v>" + number + b"</v></c>",
        start + b"><f>1+1</f>" + draw.choice([b"", b"<v>" + number + b"</v>"]) + b"</c>",
        start + b' t="e"><v>#DIV/0!</v></c>',
        b"",
    ])  # fmt: skip
    return sheet[: cell.start()] + new + sheet[cell.end() :]


def _rename_sheet(parts: dict[str, bytes]) -> None:
    """A sheet under a name that does not look like XML, with an entity in it."""
    sheet = parts.pop("xl/worksheets/sheet1.xml", b"")
    parts["xl/worksheets/sheet1.dat"] = sheet.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY a 'b'>]>", 1)
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = parts.get(name, b"").replace(b"sheet1.xml", b"sheet1.dat")


def _damaged_part(part: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(part) + 1)
    match draw.choice([0, 1, 2, 2, 2, 2, 2, 2, 3, 4]):
        case 0:
            return part[:place] + draw.choice(_XML) + part[place:]
        case 1:
            return part[:place]
        case 2:  # another text or number in the place of one
            texts = list(_TEXT.finditer(part))
            if not texts:
                return part
            chosen = draw.choice(texts)
            start, end = chosen.span(chosen.lastindex or 1)
            cell = draw.choice([*_CELLS, str(draw.randrange(10_000))]).replace("&", "&amp;").replace("<", "&lt;")
            return part[:start] + cell.encode("utf-8", "surrogatepass") + part[end:]
        case 3:
            return part[:place] + draw.randbytes(1) + part[place + 1 :]
        case _:
            stop = min(len(part), place + draw.randrange(200))
            return part[:place] + part[stop:]
