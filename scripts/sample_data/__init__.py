"""An invented vendor's raw data, drawn in SQL from hashes of row numbers.

Only + - * / and comparisons are used, sums are of integers, and nothing depends on
the order of rows: a seed gives the same data on every machine, with any number of
threads. Days count from the first day of the period; they may lie before or after it.

`words`, `acts` and `faults` are the content, the SQL files say how it is drawn,
`writing` makes the files.
"""
