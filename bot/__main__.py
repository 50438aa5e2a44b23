"""`python -m bot` is `kaga`."""

from bot.cli import main

if __name__ == "__main__":
    main()
