"""What scripts/benchmark.py runs, and how it tells what that took."""
