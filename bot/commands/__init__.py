"""The commands of `kaga`, a file for what they have to do with. Each parses, calls and prints; `bot.cli` is their rim."""
