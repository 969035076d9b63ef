"""What a changed seed folder would do to the scores, and how that is told."""
