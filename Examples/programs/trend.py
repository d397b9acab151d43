#!/usr/bin/env python3
"""A transform: adds the straight line that fits a column best, so that a leak shows as its slope.

Rows come as CSV on standard input, with a header such as `time [s],heap [B]`, and go out likewise.
"""
import csv
import json
import os
import sys

DESCRIPTION = {
    "protocol": 1,
    "kind": "transform",
    "summary": "adds the straight line that fits a column best",
    "options": [
        {"key": "field", "form": "text", "meaning": "column", "required": True,
         "help": "the column that the line fits"},
        {"key": "over", "form": "text", "meaning": "column", "default": "time",
         "help": "the column along which it is straight"},
    ],
}


def main():
    if "--describe" in sys.argv:
        return print(json.dumps(DESCRIPTION))
    options = json.loads(os.environ["PLOT_OPTIONS"])
    rows = csv.reader(sys.stdin)
    head = next(rows)
    names = [word.rsplit(" [", 1)[0] for word in head]
    for key in ("field", "over"):
        if options[key] not in names:
            sys.exit(f"there is no column \"{options[key]}\" among {', '.join(names)}")
    x, y = names.index(options["over"]), names.index(options["field"])
    rows = list(rows)
    points = [(float(row[x]), float(row[y])) for row in rows if row[x] and row[y]]
    if len(points) < 2:
        sys.exit("two points make a line, and there are not as many")
    middle = [sum(values) / len(points) for values in zip(*points)]
    spread = sum((a - middle[0]) ** 2 for a, _ in points)
    slope = sum((a - middle[0]) * (b - middle[1]) for a, b in points) / spread if spread else 0
    unit = head[y][len(names[y]):]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(head + [names[y] + " trend" + unit])
    for row in rows:
        line = middle[1] + slope * (float(row[x]) - middle[0]) if row[x] else ""
        out.writerow(row + [line])


main()
