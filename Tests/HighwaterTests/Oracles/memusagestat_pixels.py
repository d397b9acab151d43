"""Compares our curves with memusagestat's picture, column by column:

    python3 memusagestat_pixels.py CAPTURE memusagestat.png heap.png stack.png

heap.png and stack.png are ours, each with one curve in memusagestat's frame (x 40...W-40, y 20...H-20).
memusagestat draws heap in red, then stack in green over it; so the stack is compared in every column, the
heap where the stack leaves it whole. A sample near a column's border may be drawn in either column. Prints
how many columns were compared and exits 1 where in more than two of a hundred the lowest or highest row is off
by more than two pixels."""
import struct
import sys
import zlib

import numpy as np

HEAP, STACK = (255, 0, 0), (0, 130, 0)


def decode(path):
    """Returns the pixels of a PNG without interlace as rows of RGB."""
    raw, at, data, palette = open(path, "rb").read(), 8, b"", None
    while at < len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        body = raw[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = np.frombuffer(body, "u1").reshape(-1, 3)
        elif kind == b"IDAT":
            data += body
    channels = {0: 1, 2: 3, 3: 1, 6: 4}[color]
    step, stride = max(1, channels * depth // 8), (width * channels * depth + 7) // 8
    rows = np.frombuffer(zlib.decompress(data), "u1").reshape(height, stride + 1)
    out, above = np.zeros((height, stride), "u1"), [0] * stride
    for y in range(height):
        line = rows[y, 1:].tolist()
        kind = rows[y, 0]
        for i in range(stride):
            left = line[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            if kind == 1:
                line[i] += left
            elif kind == 2:
                line[i] += above[i]
            elif kind == 3:
                line[i] += (left + above[i]) // 2
            elif kind == 4:
                p = left + above[i] - corner
                line[i] += min((abs(p - left), 0, left), (abs(p - above[i]), 1, above[i]), (abs(p - corner), 2, corner))[2]
            line[i] &= 255
        out[y], above = line, line
    if depth < 8:
        each = 8 // depth
        split = np.stack([(out >> (8 - depth * (k + 1))) & ((1 << depth) - 1) for k in range(each)], 2)
        out = split.reshape(height, -1)[:, :width]
    return palette[out] if palette is not None else out.reshape(height, width, channels)[:, :, :3]


def quarter_rows(height, peak):
    """Returns the rows of memusagestat's dotted lines, by its own integer arithmetic."""
    scale = 1 if peak < 1024 else 1024 if peak < 100 << 20 else 1 << 20
    return [
        height - 20 - (height - 40) * (peak // 4 * line // scale) // (peak // scale) for line in (1, 2, 3)
    ]


def extents(image, color, skipped):
    """Returns the first and last row of a colour in each column of the frame."""
    # Half of a pixel covered is enough, and so is the pale tone of an envelope; grey lines and letters
    # have no hue.
    main = int(np.argmax(color))
    others = np.delete(image.astype(int), main, 2).max(2)
    level = (image[:, :, main] - others) / color[main]
    near = (level >= 0.45) | (abs(level - 0.32) < 0.02)
    height, width = near.shape
    near[list(skipped)] = False
    found = {}
    for x in range(40, width - 40):
        rows = np.flatnonzero(near[:, x])
        if len(rows):
            found[x] = (rows[0], rows[-1])
    return found


def agree(a, b, x):
    """Tells whether the curve of a in column x lies within one pixel of b's, to each side."""
    near = [b[k] for k in (x - 1, x, x + 1) if k in b]
    return min(top for top, _ in near) <= a[x][0] + 2 and max(bottom for _, bottom in near) >= a[x][1] - 2


capture = open(sys.argv[1], "rb").read(48)
peaks = struct.unpack_from("<QQ", capture, 24)
theirs, heap, stack = (decode(path) for path in sys.argv[2:5])
# Both curves' dotted lines may lie over either, and the frame lies over the lowest row; nobody can tell
# there by a pixel where a curve ends.
covered = [row + k for peak in peaks for row in quarter_rows(len(theirs), peak) for k in (-1, 0, 1)]
covered += range(len(theirs) - 20, len(theirs))
heap_rows, stack_rows = extents(heap, HEAP, covered), extents(stack, STACK, covered)
compared, wrong = 0, []
for name, ours, color in (("heap", heap_rows, HEAP), ("stack", stack_rows, STACK)):
    them = extents(theirs, color, covered)
    for x, (top, bottom) in ours.items():
        if x not in them or not all(k in ours and k in them for k in (x - 1, x + 1)):
            continue
        hidden = [stack_rows[k] for k in range(x - 2, x + 3) if k in stack_rows and name == "heap"]
        if any(first - 2 <= bottom and top <= last + 2 for first, last in hidden):
            continue
        compared += 1
        if not (agree(ours, them, x) and agree(them, ours, x)):
            wrong.append((name, x, them[x], (top, bottom)))
print(compared, "columns compared,", len(wrong), "differ")
for row in wrong[:20]:
    print(*row)
# Pixels that are covered in part, of an envelope least of all, tell no rows to the pixel.
sys.exit(1 if len(wrong) > compared // 50 or compared < 300 else 0)
