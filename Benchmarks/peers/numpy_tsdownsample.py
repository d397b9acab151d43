"""Reduces with tsdownsample, draws with matplotlib: python3 numpy_tsdownsample.py CAPTURE PNG"""
import sys

import matplotlib
import numpy as np
from tsdownsample import M4Downsampler

matplotlib.use("Agg")
import matplotlib.pyplot as plt

records = np.fromfile(sys.argv[1], dtype="<u8", offset=48).reshape(-1, 3)
figure, axes = plt.subplots(figsize=(16, 10), dpi=100)
for axis, column, color in ((axes, 0, "tab:blue"), (axes.twinx(), 1, "tab:orange")):
    values = np.ascontiguousarray(records[:, column]).astype(np.float64)
    rows = M4Downsampler().downsample(values, n_out=min(6400, len(values) // 4 * 4))
    axis.plot(rows, values[rows], drawstyle="steps-post", linewidth=1, color=color)
figure.savefig(sys.argv[2])
