"""Reads a CSV file with polars and prints the seconds of the reading alone: python3 polars_csv.py FILE"""
import sys
import time

import polars

begin = time.perf_counter()
frame = polars.read_csv(sys.argv[1])
assert frame.height > 0
print(time.perf_counter() - begin)
