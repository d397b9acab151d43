"""Records what DuckDB and numpy answer about two seeded tables: pip install duckdb numpy; python make.py

The tables have rows without a name, gaps, equal values and values beyond 2^53. Empty cells are NULL.
"""

import csv, math, random
import duckdb
import numpy as np

STATISTICS = """count(*), count(load), count(*) - count(load),
  count(DISTINCT load) + max(CASE WHEN load IS NULL THEN 1 ELSE 0 END), sum(whole)::BIGINT, min(whole),
  max(whole), avg(whole), sum(load), avg(load), min(load), max(load), median(load),
  quantile_cont(load, 0.25), quantile_cont(load, 0.75), var_samp(load), var_pop(load), stddev_samp(load),
  stddev_pop(load), stddev_samp(load) / sqrt(count(load)), product(load), median(whole),
  quantile_disc(whole, 0.95), quantile_disc(whole, 0.5), count(DISTINCT whole)"""
OVER = "OVER (PARTITION BY name ORDER BY load DESC NULLS LAST, row)"
RANKED = "OVER (PARTITION BY name ORDER BY load DESC NULLS LAST)"
ALL = "ORDER BY load DESC NULLS LAST, row ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
WINDOWS = f"""row_number() {OVER}, rank() {RANKED}, dense_rank() {RANKED}, percent_rank() {RANKED},
  cume_dist() {RANKED}, lag(whole) {OVER}, lead(load, 2) {OVER},
  first_value(whole) OVER (PARTITION BY name {ALL}), last_value(whole) OVER (PARTITION BY name {ALL}),
  sum(whole) OVER (PARTITION BY name ORDER BY load DESC NULLS LAST, row
    ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING)::BIGINT,
  avg(load) OVER (PARTITION BY name ORDER BY load DESC NULLS LAST, row
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
  sum(whole) OVER (PARTITION BY name ORDER BY load DESC NULLS LAST
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)::BIGINT,
  min(whole) OVER (PARTITION BY name ORDER BY load DESC NULLS LAST, row
    ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)"""


def text(value):
    if value is None or isinstance(value, float) and not math.isfinite(value):
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def write(path, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([[text(cell) for cell in row] for row in rows])


for seed, count in [(1, 300), (2, 37)]:
    dice = random.Random(seed)
    rows = []
    for row in range(count):
        name = dice.choice(["web", "db", "cache", "idle", None])
        whole = dice.choice([dice.randrange(100), dice.randrange(2**54), -dice.randrange(1000)])
        load = None if name == "idle" or dice.random() < 0.15 else dice.randrange(-8, 40) / 8
        rows.append((row, name, whole, load))
    write(f"table-{seed}.csv", rows)
    base = duckdb.connect()
    base.execute("CREATE TABLE t (row BIGINT, name VARCHAR, whole BIGINT, load DOUBLE)")
    base.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
    groups = f"SELECT name, {STATISTICS} FROM t GROUP BY name ORDER BY min(row)"
    write(f"aggregate-{seed}.csv", base.execute(groups).fetchall())
    write(f"window-{seed}.csv", base.execute(f"SELECT row, {WINDOWS} FROM t ORDER BY row").fetchall())

    x = np.array([r[0] + 1 for r in rows if r[3] is not None], float)
    y = np.array([r[3] for r in rows if r[3] is not None])
    e = np.exp(y / 10)
    log, power, exponential = (
        np.polyfit(np.log(x), y, 1), np.polyfit(np.log(x), np.log(e), 1),
        np.polyfit(x, np.log(e), 1, w=np.sqrt(e)))
    curves = []
    for at in np.linspace(x[0], x[-1], 7):
        curves.append([float(v) for v in (
            at, np.polyval(np.polyfit(x, y, 1), at), np.polyval(np.polyfit(x, y, 2), at),
            np.polyval(np.polyfit(x, y, 4), at), np.polyval(log, np.log(at)),
            np.exp(np.polyval(power, np.log(at))), np.exp(np.polyval(exponential, at)))])
    write(f"regression-{seed}.csv", curves)
