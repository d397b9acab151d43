#!/usr/bin/env python3
"""A renderer: draws a page as TikZ, for LaTeX. The page comes as JSON on standard input."""
import json
import os
import sys

DESCRIPTION = {
    "protocol": 1,
    "kind": "renderer",
    "summary": "draws the page as TikZ, for LaTeX",
    "fileExtensions": ["tex", "tikz"],
    "columnsPerPoint": 1,
    "options": [
        {"key": "standalone", "form": "flag", "default": True,
         "help": "whether it is a document of its own or a picture for one"},
        {"key": "family", "form": "choice", "words": ["sans", "serif"], "default": "sans",
         "help": "the kind of letters"},
        {"key": "fit", "form": "flag", "default": True,
         "help": "whether texts are made as wide as the layout measured them"},
        {"key": "digits", "form": "integer", "minimum": 0, "maximum": 6, "default": 2,
         "help": "decimals of places in points"},
    ],
}

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': "''",
    "–": "--", "—": "---", "…": r"\ldots{}", "µ": r"\ensuremath{\mu}", "°": r"\ensuremath{{}^\circ}",
    "×": r"\ensuremath{\times}", "·": r"\ensuremath{\cdot}", "−": r"\ensuremath{-}",
    "→": r"\ensuremath{\rightarrow}", "≤": r"\ensuremath{\le}", "≥": r"\ensuremath{\ge}",
    "Δ": r"\ensuremath{\Delta}", "\u00a0": "~", "\u202f": r"\,", "\u2009": r"\,",
}
# TeX cannot go farther than 16,383 points; what lies beyond the page is cut off all the same.
FARTHEST = 8000


def tex(text):
    """Spells a text for TeX; nothing in it can be a command."""
    return "".join(
        SPECIAL.get(sign) or (sign if " " <= sign <= "~" else "?") for sign in text)


class Picture:
    def __init__(self, options):
        self.options = options
        self.lines = []

    def number(self, value):
        value = max(-FARTHEST, min(FARTHEST, value))
        text = f"{value:.{self.options['digits']}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def place(self, x, y):
        return f"({self.number(x)},{self.number(y)})"

    def path(self, segments):
        words = []
        for letter, *numbers in segments:
            places = [self.place(x, y) for x, y in zip(numbers[::2], numbers[1::2])]
            if letter == "M":
                words.append(places[0])
            elif letter == "L":
                words.append("-- " + places[0])
            elif letter == "C":
                words.append(f".. controls {places[0]} and {places[1]} .. {places[2]}")
            elif letter == "Z":
                words.append("-- cycle")
        # Lines that editors and diffs can live with.
        return "\n    ".join(" ".join(words[n:n + 6]) for n in range(0, len(words), 6))

    @staticmethod
    def color(paint):
        red, green, blue = (int(paint["color"][n:n + 2], 16) for n in (1, 3, 5))
        return f"{{rgb,255:red,{red};green,{green};blue,{blue}}}"

    def stroke(self, item):
        style = [f"draw={self.color(item)}", f"line width={item['width']:.3f}bp",
                 "line cap=" + {"square": "rect"}.get(item["cap"], item["cap"]),
                 "line join=" + item["join"]]
        if item["opacity"] < 1:
            style.append(f"draw opacity={item['opacity']:.3f}")
        dash = item["dash"] * (1 + len(item["dash"]) % 2)
        if dash and sum(dash) > 0:
            words = [f"{'off' if n % 2 else 'on'} {length:.3f}bp" for n, length in enumerate(dash)]
            style.append("dash pattern=" + " ".join(words))
        self.lines.append(f"\\path[{', '.join(style)}] {self.path(item['path'])};")

    def fill(self, item):
        self.lines.append(
            f"\\path[fill={self.color(item)}, fill opacity={item['opacity']:.3f}]"
            f" {self.path(item['path'])};")

    def text(self, item):
        if not item["text"].strip():
            return
        font = item["font"]
        size = f"{font['size']:.2f}"
        words = f"\\fontsize{{{size}bp}}{{{size}bp}}\\selectfont "
        words += "\\bfseries " if font["weight"] == "bold" else ""
        words += tex(item["text"])
        anchor = {"start": "base west", "middle": "base", "end": "base east"}[item["anchor"]]
        style = [f"anchor={anchor}", "inner sep=0pt", "outer sep=0pt"]
        if item["rotation"]:
            style.append(f"rotate={-item['rotation']:.3f}")
        if item["opacity"] < 1:
            style.append(f"text opacity={item['opacity']:.3f}")
        where = self.place(item["x"], item["y"])
        for halo in ([item["halo"]] if item["halo"] else []) + [None]:
            inner = words
            if halo:
                red, green, blue = (int(halo["color"][n:n + 2], 16) / 255 for n in (1, 3, 5))
                inner = (f"\\rim{{{red:.3f} {green:.3f} {blue:.3f} RG {2 * halo['width']:.3f} w}}"
                         f"{{{words}}}")
            if self.options["fit"] and item["width"] > 0:
                inner = f"\\resizebox{{{item['width']:.2f}bp}}{{\\height}}{{{inner}}}"
            color = f"text={self.color(item)}"
            self.lines.append(f"\\node[{', '.join(style + [color])}] at {where} {{{inner}}};")

    def group(self, item):
        label = item["label"] or item["role"]
        self.lines.append("\\begin{scope}" + (f" % {tex(label)}" if label else ""))
        if item["clip"]:
            clip = item["clip"]
            corner = self.place(clip["x"] + clip["width"], clip["y"] + clip["height"])
            self.lines.append(f"\\clip {self.place(clip['x'], clip['y'])} rectangle {corner};")
        self.draw(item["items"])
        self.lines.append("\\end{scope}")

    def draw(self, items):
        for item in items:
            {"fill": self.fill, "stroke": self.stroke, "text": self.text,
             "group": self.group}[item["type"]](item)

    def page(self, scene):
        width, height = scene["width"], scene["height"]
        family = {"sans": "\\sffamily", "serif": "\\rmfamily"}[self.options["family"]]
        corner = self.place(width, height)
        self.lines += [
            # Strokes the letters' outlines, where TeX writes PDF.
            "\\providecommand\\rim[2]{\\ifdefined\\pdfliteral"
            "\\pdfliteral page{q #1 1 j 1 Tr}#2\\pdfliteral page{Q}\\fi}",
            f"\\begin{{tikzpicture}}[x=1bp, y=-1bp, miter limit=10, font={family}]",
            f"\\useasboundingbox (0,0) rectangle {corner};",
            f"\\clip (0,0) rectangle {corner};",
        ]
        if scene["background"]:
            ground = scene["background"]
            self.lines.append(
                f"\\path[fill={self.color(ground)}, fill opacity={ground['opacity']:.3f}]"
                f" (0,0) rectangle {corner};")
        self.draw(scene["items"])
        self.lines.append("\\end{tikzpicture}")
        if not self.options["standalone"]:
            return self.lines
        return [
            "\\documentclass{article}",
            "\\usepackage{fix-cm}",
            f"\\usepackage[paperwidth={width:.2f}bp, paperheight={height:.2f}bp, margin=0bp]"
            "{geometry}",
            "\\usepackage{tikz}",
            "\\pagestyle{empty}",
            "\\setlength\\parindent{0pt}",
            "\\setlength\\topskip{0pt}",
            "\\begin{document}%",
        ] + self.lines[:-1] + ["\\end{tikzpicture}%", "\\end{document}"]


def main():
    if "--describe" in sys.argv:
        return print(json.dumps(DESCRIPTION))
    scene = json.load(sys.stdin)
    if scene["version"] != 1:
        sys.exit(f"pages of version {scene['version']} are not known here")
    picture = Picture(json.loads(os.environ["PLOT_OPTIONS"]))
    print(f"% {tex(scene['title'])}\n% drawn by {tex(scene['creator'])}")
    print("\n".join(picture.page(scene)))


main()
