"""Writes a capture's columns as CSV with polars or duckdb and prints seconds of the writing alone:
python3 table_writers.py polars|duckdb CAPTURE CSV"""
import sys
import time

import numpy as np

peer, capture, out = sys.argv[1:4]
records = np.fromfile(capture, dtype="<i8", offset=48).reshape(-1, 3)
start = np.fromfile(capture, dtype="<i8", count=3)[2]
columns = {
    "event": np.arange(len(records)),
    "time": records[:, 2] - start,
    "heap": np.ascontiguousarray(records[:, 0]),
    "stack": np.ascontiguousarray(records[:, 1]),
    "total": records[:, 0] + records[:, 1],
}
if peer == "polars":
    import polars

    frame = polars.DataFrame(columns)
    begin = time.perf_counter()
    frame.write_csv(out)
else:
    import duckdb
    import pyarrow

    rows = pyarrow.table(columns)
    database = duckdb.connect()
    database.execute("SET threads = 1")
    database.execute("CREATE TABLE run AS SELECT * FROM rows")
    begin = time.perf_counter()
    database.execute(f"COPY run TO '{out}' (HEADER, DELIMITER ',')")
print(time.perf_counter() - begin)
