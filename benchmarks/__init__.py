"""`make bench`: how fast and how large, each beside a named peer measured in the same run. Nothing here passes or fails."""
