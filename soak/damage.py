"""Files damaged as people, spreadsheets and enemies damage them: CSV files and workbooks, for the soak's tables."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from xml.sax.saxutils import escape

_CELL = re.compile(rb'<c (?P<place>r="[A-Z]+\d+")(?P<style> s="\d+")?[^>]*(?<!/)>.*?</c>', re.DOTALL)
_CELLS = (
    "", " ", "-", "未集計", "１．５６", "1,117", "12,34", "20(80)", "80以上", "0.1未満", "22万人台", "NaN", "1e999", "=1+1",
    "=HYPERLINK(\"file:///etc/passwd\")", "../../etc/passwd", "'", '"', "\"\n", "\x00", "\ufeff", "R6.4", "2018年3月",
    "令和99年", "9" * 400, "あ" * 2000, "<!DOCTYPE x>", "&a;", "\ud7ff", "経1", "🗾", "-0", "100%超", "(34%)",
)  # fmt: skip
_LIKELY = (
    "2031年", "2030年度", "令和5年度", "120", "１，２００", "80以上", "前年より増加", "件", "順調に進んでいる。", "未集計",
)  # fmt: skip
_XML = (
    b"", b"<", b"&", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", b"<c r='XFD1048576'><v>1</v></c>", b"]]>",
    b"<v>1e999</v>", b"\xff\xfe", b"</row>", b"r='A0'", b"t='s'", b"<v>99999999999</v>", b"s='-1'",
)  # fmt: skip

# A number in a cell, or a text that cells refer to; not the number of a text, which would be damage of another kind.
_TEXT = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?><v>([^<]*)</v>|<t[^>]*>([^<]*)</t>')


def damaged_csv(raw: bytes, draw: random.Random) -> bytes:
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


def _damaged_bytes(raw: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(raw))
    match draw.randrange(3):
        case 0:
            return raw[:place]
        case 1:
            return raw[:place] + draw.randbytes(1) + raw[place + 1 :]
        case _:
            return raw[:place] + draw.randbytes(draw.randrange(1, 50)) + raw[place:]


def damaged_sheet(good: bytes, draw: random.Random) -> bytes:
    """A workbook with bytes, parts or cells changed."""
    return _damaged_bytes(good, draw) if draw.randrange(4) == 0 else _damaged_parts(good, draw)


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
