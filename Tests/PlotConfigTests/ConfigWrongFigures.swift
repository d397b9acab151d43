extension WrongConfig {
  /// Figures that are wrong, with all that is said about each.
  static let figures = [
    WrongConfig(
      "width without a length",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "width": "180kg" } }
      """#,
      says: #"""
        folder/run.jsonc:2:24: figure.width: expected a length, such as "180mm", in 16...14400 pt, not the string "180kg"
            "figure": { "width": "180kg" } }
                                 ^
        """#),
    WrongConfig(
      "length of an unknown unit",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "height": "900m" } }
      """#,
      says: #"""
        folder/run.jsonc:2:25: figure.height: expected a length, such as "180mm", in 16...14400 pt, not the string "900m"
            "figure": { "height": "900m" } }
                                  ^
        """#),
    WrongConfig(
      "height beyond a page",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "height": 100000 } }
      """#,
      says: #"""
        folder/run.jsonc:2:25: figure.height: 100000 is outside 16...14400
            "figure": { "height": 100000 } }
                                  ^
        """#),
    WrongConfig(
      "unknown name in a title",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "title": "{run.rowz} events" } }
      """#,
      says: #"""
        folder/run.jsonc:2:24: figure.title: a template knows no {run.rowz}
            "figure": { "title": "{run.rowz} events" } }
                                 ^
          did you mean {run.rows}?
        """#),
    WrongConfig(
      "unknown input in a title",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "title": { "text": "x", "subtitle": "{rum.peak.heap}" } } }
      """#,
      says: #"""
        folder/run.jsonc:2:51: figure.title.subtitle: a template knows no input "rum"
            "figure": { "title": { "text": "x", "subtitle": "{rum.peak.heap}" } } }
                                                            ^
          did you mean "run"?
        """#),
    WrongConfig(
      "open brace in a title",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "title": "peak {heap" } }
      """#,
      says: #"""
        folder/run.jsonc:2:24: figure.title: a "{" is not closed
            "figure": { "title": "peak {heap" } }
                                 ^
          write {{ for a brace
        """#),
    WrongConfig(
      "axes without a layer",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "axes": { "x": {} } } }
      """#,
      says: #"""
        folder/run.jsonc:2:23: figure.axes: "axes" needs a layer beside it
            "figure": { "axes": { "x": {} } } }
                                ^
          add a layer
        """#),
    WrongConfig(
      "layer and panels",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "layer": [{ "mark": "step", "encoding": { "y": "heap" } }], "panels": [{ "layer": [{ "mark": "step", "encoding": { "y": "heap" } }] }] } }
      """#,
      says: #"""
        folder/run.jsonc:2:85: figure.panels: a figure has panels or a layer, not both
          …"step", "encoding": { "y": "heap" } }], "panels": [{ "layer": [{ "mark": "step", "encoding": { "y": …
                                                             ^
          move the layer into a panel
        """#),
    WrongConfig(
      "unknown share",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "layout": { "share": { "x": "al" } },
          "panels": [{ "layer": [{ "mark": "step", "encoding": { "y": "heap" } }] }] } }
      """#,
      says: #"""
        folder/run.jsonc:2:43: figure.layout.share.x: expected "all", "column", "none", not the string "al"
            "figure": { "layout": { "share": { "x": "al" } },
                                                    ^
          did you mean "all"?
        """#),
    WrongConfig(
      "heights for more rows than there are",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "layout": { "heights": [3, 1] },
          "panels": [{ "layer": [{ "mark": "step", "encoding": { "y": "heap" } }] }] } }
      """#,
      says: #"""
        folder/run.jsonc:2:38: figure.layout.heights: 2 heights for 1 row
            "figure": { "layout": { "heights": [3, 1] },
                                               ^
          give one for each row
        """#),
    WrongConfig(
      "axis on the wrong side",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "x": { "channel": "x", "orient": "left" } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:48: figure.axes.x.orient: an axis of x cannot stand on the left
              "axes": { "x": { "channel": "x", "orient": "left" } },
                                                         ^
          write "bottom" or "top"
        """#),
    WrongConfig(
      "unknown axis to align with",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": {}, "depth": { "align": "byte" } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:48: figure.axes.depth.align: no axis "byte"
              "axes": { "bytes": {}, "depth": { "align": "byte" } },
                                                         ^
          did you mean "bytes"?
        """#),
    WrongConfig(
      "axis aligned with itself",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "align": "bytes" } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:35: figure.axes.bytes.align: an axis cannot be aligned with itself
              "axes": { "bytes": { "align": "bytes" } },
                                            ^
        """#),
    WrongConfig(
      "prefixed unit",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "format": { "unit": "KiB" } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:46: figure.axes.bytes.format.unit: "KiB" is B with a prefix
              "axes": { "bytes": { "format": { "unit": "KiB" } } },
                                                       ^
          write "B"; the prefix is found by itself
        """#),
    WrongConfig(
      "unit in words",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "format": { "unit": "bytes", "prefix": "IEC" } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:46: figure.axes.bytes.format.unit: no unit "bytes"
              "axes": { "bytes": { "format": { "unit": "bytes", "prefix": "IEC" } } },
                                                       ^
          did you mean "B"?
        folder/run.jsonc:3:65: figure.axes.bytes.format.prefix: expected "iec", "si", "none", not the string "IEC"
              "axes": { "bytes": { "format": { "unit": "bytes", "prefix": "IEC" } } },
                                                                          ^
          did you mean "iec"?
        """#),
    WrongConfig(
      "unknown scale",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": "logarithmic" } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:35: figure.axes.bytes.scale.type: expected "linear", "log", "symlog", "time", "band", "point", not the string "logarithmic"
              "axes": { "bytes": { "scale": "logarithmic" } },
                                            ^
        """#),
    WrongConfig(
      "domain the wrong way",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": { "domain": ["2GiB", "1GiB"] } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:47: figure.axes.bytes.scale.domain: the lowest value is not below the highest
              "axes": { "bytes": { "scale": { "domain": ["2GiB", "1GiB"] } } },
                                                        ^
          write them in order; "reverse" turns the axis
        """#),
    WrongConfig(
      "domain without a span",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": { "domain": ["1GiB", "1GiB"] } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:47: figure.axes.bytes.scale.domain: the lowest value is not below the highest
              "axes": { "bytes": { "scale": { "domain": ["1GiB", "1GiB"] } } },
                                                        ^
        """#),
    WrongConfig(
      "domain of one value",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": { "domain": [0] } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:47: figure.axes.bytes.scale.domain: expected the lowest and the highest value, not 1 value
              "axes": { "bytes": { "scale": { "domain": [0] } } },
                                                        ^
          write [0, "2GiB"]; null leaves one end to the data
        """#),
    WrongConfig(
      "log scale from zero",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": { "type": "log", "domain": [0, 10] } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:63: figure.axes.bytes.scale.domain[0]: a log scale shows values above 0 only
              "axes": { "bytes": { "scale": { "type": "log", "domain": [0, 10] } } },
                                                                        ^
          use "symlog", or null for the data's lowest
        """#),
    WrongConfig(
      "a constant that is none",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "scale": { "type": "symlog", "constant": 0 } },
                    "more": { "scale": { "type": "log", "constant": "1MiB" } } },
          "layer": [{ "mark": "step",
            "encoding": { "y": { "field": "heap", "axis": "bytes" } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:67: figure.axes.bytes.scale.constant: the constant is not above 0
              "axes": { "bytes": { "scale": { "type": "symlog", "constant": 0 } },
                                                                            ^
          write the magnitude below which values need not be told apart, such as "64KiB"
        folder/run.jsonc:4:63: figure.axes.more.scale.constant: a log scale has no constant
                        "more": { "scale": { "type": "log", "constant": "1MiB" } } },
                                                                        ^
          take it away, or use "symlog"
        """#),
    WrongConfig(
      "a mark without a layer, as in other grammars",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "mark": "step" } }
      """#,
      says: #"""
        folder/run.jsonc:3:5: figure: unknown key "mark"
              "mark": "step" } }
              ^
          it belongs into a layer: "layer": [{ "mark": …, "encoding": … }]
        """#),
    WrongConfig(
      "a number in quotes",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": "3" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: outputs[0].scale: expected a number in 0.1...16, not the string "3"
            "outputs": [{ "path": "a.png", "scale": "3" }] }
                                                    ^
          write 3 without quotes
        """#),
  ]
}
