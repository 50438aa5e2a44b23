"""Says in a sentence why this Python cannot run the program. Written so that an old one can read it, too."""

import sys


def problem():
    if sys.version_info < (3, 11):
        found = ".".join(str(part) for part in sys.version_info[:3])
        return (
            "Python 3.11 以上が必要です（いまは %s）。新しい Python を入れて、make PYTHON=python3.12 … のように指定してください。"
            " / Python 3.11 or later is needed (this is %s); name one with PYTHON=." % (found, found)
        )
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
    if sqlite3.sqlite_version_info < (3, 37):
        return "SQLite 3.37 以上が必要です（いまは %s）。 / SQLite 3.37 or later is needed (this is %s)." % (
            sqlite3.sqlite_version,
            sqlite3.sqlite_version,
        )
    return ""


if __name__ == "__main__":
    sentence = problem()
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(1)
