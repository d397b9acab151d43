extension WrongConfig {
  /// Layers and params that are wrong, with all that is said about each.
  static let layers = [
    WrongConfig(
      "unknown mark",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "lines",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:25: figure.layer[0].mark.type: expected "line", "step", "area", "point", "bar", "rule", "band", "excess", "text", "rect", "tick", "extremum", not the string "lines"
              "layer": [{ "mark": "lines",
                                  ^
          did you mean "line"?
        """#),
    WrongConfig(
      "mark without type",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": { "color": "#f00" },
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:25: figure.layer[0].mark: "type" is missing
              "layer": [{ "mark": { "color": "#f00" },
                                  ^
          name a mark: line, step, area, point, bar, rule, band, excess, text, rect, tick, extremum
        """#),
    WrongConfig(
      "no colour",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": { "type": "step", "color": "read" },
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:52: figure.layer[0].mark.color: "read" is no colour
              "layer": [{ "mark": { "type": "step", "color": "read" },
                                                             ^
          did you mean "red"?
        """#),
    WrongConfig(
      "opacity out of range",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": { "type": "step", "opacity": 2, "fill": 7 },
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:54: figure.layer[0].mark.opacity: 2 is outside 0...1
              "layer": [{ "mark": { "type": "step", "opacity": 2, "fill": 7 },
                                                               ^
        folder/run.jsonc:3:65: figure.layer[0].mark.fill: 7 is outside 0...1
              "layer": [{ "mark": { "type": "step", "opacity": 2, "fill": 7 },
                                                                          ^
          write true for the theme's
        """#),
    WrongConfig(
      "which of a step",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": { "type": "step", "which": "max" },
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:52: figure.layer[0].mark.which: "which" is for the mark extremum
              "layer": [{ "mark": { "type": "step", "which": "max" },
                                                             ^
          take it away
        """#),
    WrongConfig(
      "unknown name in a label",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": { "type": "extremum", "label": "peak {z}" },
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:56: figure.layer[0].mark.label: a label knows no {z}
              "layer": [{ "mark": { "type": "extremum", "label": "peak {z}" },
                                                                 ^
          it knows {x} and {y}; {{ is a brace
        """#),
    WrongConfig(
      "unknown input of a layer",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "data": "ran", "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:15: figure.layer[0].data: no input "ran"
                "data": "ran", "encoding": { "y": "heap" } }]
                        ^
          did you mean "run"?
        """#),
    WrongConfig(
      "layer without data",
      #"""
      { "version": 1, "inputs": { "a": "a.mem", "b": "b.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:15: figure.layer[0]: "data" is missing: the run has 2 inputs
              "layer": [{ "mark": "step",
                        ^
          name one of a, b
        """#),
    WrongConfig(
      "layer without encoding",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step" }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:3:15: figure.layer[0]: "encoding" is missing
              "layer": [{ "mark": "step" }]
                        ^
          add it, an object: what it draws
        """#),
    WrongConfig(
      "unknown axis",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": {} },
          "layer": [{ "mark": "step",
            "encoding": { "y": { "field": "heap", "axis": "byts" } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:5:53: figure.layer[0].encoding.y.axis: no axis "byts"
                "encoding": { "y": { "field": "heap", "axis": "byts" } } }]
                                                              ^
          did you mean "bytes"?
        """#),
    WrongConfig(
      "axis of the other channel",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": {} },
          "layer": [{ "mark": "step",
            "encoding": { "x": { "field": "time", "axis": "bytes" }, "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:5:53: figure.layer[0].encoding.x.axis: "bytes" is an axis of y
                "encoding": { "x": { "field": "time", "axis": "bytes" }, "y": "heap" } }]
                                                              ^
          leave it out, or name an axis of x in the panel's "axes"
        """#),
    WrongConfig(
      "two columns along x",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "x": { "field": ["time", "event"] }, "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:37: figure.layer[0].encoding.x.field: x takes one column, not 2
                "encoding": { "x": { "field": ["time", "event"] }, "y": "heap" } }]
                                              ^
          give several to y
        """#),
    WrongConfig(
      "field and datum",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "y": { "field": "heap", "datum": 3 } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:54: figure.layer[0].encoding.y.datum: a channel has a field or a datum, not both
                "encoding": { "y": { "field": "heap", "datum": 3 } } }]
                                                               ^
          take one of them away
        """#),
    WrongConfig(
      "neither field nor datum",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "y": { "title": "heap" } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:26: figure.layer[0].encoding.y: "field" is missing
                "encoding": { "y": { "title": "heap" } } }]
                                   ^
          name a column, or give a "datum"
        """#),
    WrongConfig(
      "step without y",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "x": "time" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:19: figure.layer[0].encoding: the mark step needs a column in y
                "encoding": { "x": "time" } }]
                            ^
          write "y": "heap", or another column
        """#),
    WrongConfig(
      "rule without datum",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "rule",
            "encoding": { "y": "heap" } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:19: figure.layer[0].encoding: the mark rule needs a datum in x or y
                "encoding": { "y": "heap" } }]
                            ^
          write "y": { "datum": "2GiB" }
        """#),
    WrongConfig(
      "band with one end",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "band",
            "encoding": { "x": { "datum": 1 } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:19: figure.layer[0].encoding: the mark band needs both ends: x and x2, or y and y2
                "encoding": { "x": { "datum": 1 } } }]
                            ^
          write "x": { "datum": "1s" }, "x2": { "datum": "2s" }
        """#),
    WrongConfig(
      "datum of another unit",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "axes": { "bytes": { "format": { "unit": "B" } } },
          "layer": [{ "mark": "rule",
            "encoding": { "y": { "datum": "1.5s" } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:5:37: figure.layer[0].encoding.y.datum: "1.5s" does not fit an axis of "B"
                "encoding": { "y": { "datum": "1.5s" } } }]
                                              ^
          write a number in the axis' unit
        """#),
    WrongConfig(
      "datum without a known unit",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "rule",
            "encoding": { "y": { "datum": "2gigs" } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:37: figure.layer[0].encoding.y.datum: expected a number or a quantity such as "2GiB" or "1.5s", not the string "2gigs"
                "encoding": { "y": { "datum": "2gigs" } } }]
                                              ^
        """#),
    WrongConfig(
      "x2 of a step",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": {
          "layer": [{ "mark": "step",
            "encoding": { "y": "heap", "x2": { "datum": 3 } } }]
        } }
      """#,
      says: #"""
        folder/run.jsonc:4:40: figure.layer[0].encoding.x2: "x2" is for the marks bar, band and extremum
                "encoding": { "y": "heap", "x2": { "datum": 3 } } }]
                                                 ^
          take it away
        """#),
    WrongConfig(
      "unknown legend",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "legend": "boxed",
          "layer": [{ "mark": "step", "encoding": { "y": "heap" } }] } }
      """#,
      says: #"""
        folder/run.jsonc:2:25: figure.legend.type: expected "direct", "box", "none", not the string "boxed"
            "figure": { "legend": "boxed",
                                  ^
        """#),
    WrongConfig(
      "misspelt theme",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"], "thme": "dark" }
      """#,
      says: #"""
        folder/run.jsonc:1:69: unknown key "thme"
          { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"], "thme": "dark" }
                                                                              ^
          did you mean "theme"?
        """#),
    WrongConfig(
      "unknown param",
      #"""
      { "version": 1, "params": { "capture": "a.mem" },
        "inputs": { "run": "${captur}" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:22: inputs.run: no param "captur"
            "inputs": { "run": "${captur}" }, "outputs": ["a.png"] }
                               ^
          did you mean "capture"?
        """#),
    WrongConfig(
      "param without value",
      #"""
      { "version": 1, "params": { "capture": { "type": "path" } },
        "inputs": { "run": "${capture}" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:29: params.capture: the param "capture" has no value
          { "version": 1, "params": { "capture": { "type": "path" } },
                                      ^
          give one with --param capture=…, or a "value"
        """#),
    WrongConfig(
      "param of the wrong type",
      #"""
      { "version": 1, "params": { "scale": { "type": "number", "value": "2" } },
        "inputs": { "run": "a.mem" }, "outputs": [{ "path": "a.png", "scale": "${scale}" }] }
      """#,
      says: #"""
        folder/run.jsonc:1:67: params.scale: expected a number, not the string "2"
          { "version": 1, "params": { "scale": { "type": "number", "value": "2" } },
                                                                            ^
        """#),
    WrongConfig(
      "several mistakes in order",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "fromat": "memusage" } },
        "figure": { "width": "wide", "titel": "x" },
        "outputs": [{ "path": "a.png", "scale": 99 }, "b.gif"] }
      """#,
      says: #"""
        folder/run.jsonc:2:41: inputs.run: unknown key "fromat"
            "inputs": { "run": { "path": "a.mem", "fromat": "memusage" } },
                                                  ^
          did you mean "format"?
        folder/run.jsonc:3:24: figure.width: expected a length, such as "180mm", in 16...14400 pt, not the string "wide"
            "figure": { "width": "wide", "titel": "x" },
                                 ^
        folder/run.jsonc:3:32: figure: unknown key "titel"
            "figure": { "width": "wide", "titel": "x" },
                                         ^
          did you mean "title"?
        folder/run.jsonc:4:43: outputs[0].scale: 99 is outside 0.1...16
            "outputs": [{ "path": "a.png", "scale": 99 }, "b.gif"] }
                                                    ^
          leave it out for 1
        folder/run.jsonc:4:49: outputs[1].path: no renderer writes ".gif"
            "outputs": [{ "path": "a.png", "scale": 99 }, "b.gif"] }
                                                          ^
          name a "type", or one of .png, .svg, .pdf, .eps, .csv, .json
        """#),
  ]
}
