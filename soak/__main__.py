"""`python -m soak [--seed N] [NAME …]`: run all campaigns, or those named, and print their counts."""

from __future__ import annotations

import argparse
import importlib
import sys

NAMES: dict[str, str] = {
    "tables": "10,000 mutated CSV files and workbooks, read or refused",
}  # what each module of this folder does; it has `run(seed) -> list[str]`, lines of counts


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m soak", epilog="; ".join(f"{n}: {what}" for n, what in NAMES.items())
    )
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("names", nargs="*", metavar="NAME")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no campaign called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    for name in given.names or NAMES:
        print(f"{name}: {NAMES[name]} (seed {given.seed})", flush=True)
        for line in importlib.import_module(f"soak.{name}").run(given.seed):
            print(f"  {line}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
