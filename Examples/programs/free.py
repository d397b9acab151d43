#!/usr/bin/env python3
"""A parser: reads what `free -s 1` has printed. The file comes on standard input, CSV goes out."""
import csv
import json
import os
import sys

DESCRIPTION = {
    "protocol": 1,
    "kind": "parser",
    "summary": "reads the memory of a machine as free -s prints it",
    "recognize": [{"text": "used        free      shared"}, {"ending": "free"}],
    "options": [
        {"key": "interval", "form": "number", "dimension": "time", "minimum": 0.001,
         "maximum": 86400, "default": 1, "help": "the time from one sample to the next"},
        {"key": "unit", "form": "choice", "words": ["B", "KiB", "MiB", "GiB"], "default": "KiB",
         "help": "what the numbers count"},
    ],
}


def main():
    if "--describe" in sys.argv:
        return print(json.dumps(DESCRIPTION))
    options = json.loads(os.environ["PLOT_OPTIONS"])
    unit = 1024 ** ["B", "KiB", "MiB", "GiB"].index(options["unit"])
    out = csv.writer(sys.stdout)
    head, samples = [], 0
    for number, line in enumerate(sys.stdin, 1):
        words = line.split()
        if words[:2] == ["total", "used"]:
            if not head:
                head = [f"{word.replace('/', '-')} [B]" for word in words]
                out.writerow(["time [s]"] + head + ["swap used [B]"])
        elif words[:1] == ["Mem:"]:
            if len(words) != len(head) + 1:
                sys.exit(f"line {number}: {len(words) - 1} numbers under {len(head)} names")
            row = [int(word) * unit for word in words[1:]]
        elif words[:1] == ["Swap:"]:
            out.writerow([samples * options["interval"]] + row + [int(words[2]) * unit])
            samples += 1
    if not samples:
        sys.exit("there is no sample of free in it")


main()
