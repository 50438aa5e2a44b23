"""Where the two database files are: a checkout's own, an installation's, or those that the settings name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and whether somebody named it: a named one must be there."""

    path: Path
    named: bool


def checkout() -> Path | None:
    """The project's root where the program runs from a checkout, else None."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "data" / "plan.csv").is_file() else None


def record(setting: str | None) -> Place:
    """`KAGA_RECORD`, or the record that the program brings along."""
    if setting:
        return Place(Path(setting).expanduser(), named=True)
    root = checkout()
    if root is not None:
        return Place(root / "data" / "kaga.db", named=False)
    from importlib import resources  # only an installation needs it; a question waits for every import

    return Place(Path(str(resources.files("kaga_data") / "kaga.db")), named=False)


def live(setting: str | None) -> Place:
    """`KAGA_DB`, or `var/kaga.db` beside pyproject.toml, or the user's data directory when installed."""
    if setting:
        return Place(Path(setting).expanduser(), named=True)
    root = checkout()
    if root is not None:
        return Place(root / "var" / "kaga.db", named=False)
    import platformdirs  # likewise

    return Place(Path(platformdirs.user_data_dir("kaga", appauthor=False)) / "kaga.db", named=False)


def live_to_read(setting: str | None) -> Path | None:
    """The entries that an answer is laid over with: None where there are none yet, and none were named."""
    return to_read(live(setting))


def to_read(place: Place) -> Path | None:
    """The file of entries to read; None where there is none yet and none was named."""
    return place.path if place.named or place.path.exists() else None
