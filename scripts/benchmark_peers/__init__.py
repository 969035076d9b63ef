"""Programs that give the scores of `rules/` without the project, to hold it against."""
