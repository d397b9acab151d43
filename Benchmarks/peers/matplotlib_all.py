"""Draws every sample of a capture with matplotlib, as scripts do: python3 matplotlib_all.py CAPTURE PNG"""
import struct
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

heap, stack = [], []
with open(sys.argv[1], "rb") as file:
    file.read(48)
    while record := file.read(24):
        h, s, _, _ = struct.unpack("<QQII", record)
        heap.append(h)
        stack.append(s)
figure, axes = plt.subplots(figsize=(16, 10), dpi=100)
axes.plot(heap, drawstyle="steps-post", linewidth=1, label="heap")
right = axes.twinx()
right.plot(stack, drawstyle="steps-post", linewidth=1, color="tab:orange", label="stack")
figure.savefig(sys.argv[2])
