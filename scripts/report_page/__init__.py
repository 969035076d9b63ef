"""One HTML file that shows the scores: what it is made of."""
