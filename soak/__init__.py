"""Long campaigns against the real program: kills, fuzz, load. `make soak` runs them; `make test` runs a seeded slice of each."""
