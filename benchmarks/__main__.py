"""`python -m benchmarks [NAME …]`: run all benchmarks, or those named, and print their tables."""

from __future__ import annotations

import importlib
import sys

from benchmarks import machine, progress, table

NAMES = {
    "ask": "`kaga ask` as a whole process, from an installed wheel (about a minute: it makes a virtualenv)",
    "reply": "from a mention to the reply, and mentions answered a second, over Socket Mode",
    "memory": "memory of `kaga serve` after 1,000 questions",
    "plans": "a plan of 2,000 indicators: building it and asking, beside Kaga's",
    "matching": "finding the measure among 100,000, 2,000 and 24",
}


def usage() -> str:
    names = "\n".join(f"  {name:<9} {what}" for name, what in NAMES.items())
    return f"usage: python -m benchmarks [NAME …]\n\n{names}\n\nWithout a name: all of them. Targets: {table.DESIGN}."


def main(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(usage())
        return 0
    unknown = [name for name in arguments if name not in NAMES]
    if unknown:
        print(f"There is no benchmark called {', '.join(unknown)}.\n\n{usage()}", file=sys.stderr)
        return 2
    for name in arguments or NAMES:
        # Imported when its turn comes: what one benchmark needs is not in the others' memory.
        found: table.Table = importlib.import_module(f"benchmarks.{name}").run()
        progress.clear()
        print("\n".join(table.lines(found)), end="\n\n", flush=True)
    print(machine.described())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
