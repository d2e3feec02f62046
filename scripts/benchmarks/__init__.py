"""How fast and how large: `make bench` prints medians and ratios against named peers, measured in one run."""
