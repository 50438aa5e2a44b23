"""Says in a sentence why this Python cannot run the program. Written so that an old one can read it, too."""

import sys


def problem(version=None, sqlite=None):
    """The sentence, or an empty text. `version` and `sqlite`: the versions to judge, instead of this Python's."""
    version = version or sys.version_info[:3]
    if version < (3, 11):
        found = _dotted(version)
        ja = (
            "Python 3.11 以上が必要です（いまは "
            + found
            + "）。新しい Python を入れて、make PYTHON=python3.12 … のように指定してください。"
        )
        return ja + " / Python 3.11 or later is needed (this is " + found + "); name one with PYTHON=."
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "Python の venv モジュールがありません。OS のパッケージ（Debian なら python3-venv）を入れてください。"
            " / Python's venv module is missing; install it (python3-venv on Debian)."
        )
    try:
        import sqlite3
    except ImportError:
        return "Python に SQLite がありません。sqlite3 付きの Python を使ってください。 / This Python has no SQLite."
    sqlite = sqlite or sqlite3.sqlite_version_info
    if sqlite < (3, 37):
        found = _dotted(sqlite)
        ja = "SQLite 3.37 以上が必要です（いまは " + found + "）。"
        return ja + " / SQLite 3.37 or later is needed (this is " + found + ")."
    return ""


def _dotted(version):
    return ".".join(str(part) for part in version)


if __name__ == "__main__":
    sentence = problem()
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(1)
