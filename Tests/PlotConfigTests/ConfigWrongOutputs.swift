extension WrongConfig {
  /// Outputs that are wrong, with all that is said about each.
  static let outputs = [
    WrongConfig(
      "outputs as text",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": "a.png" }
      """#,
      says: #"""
        folder/run.jsonc:1:58: outputs: expected an array of outputs, not the string "a.png"
          { "version": 1, "inputs": { "run": "a.mem" }, "outputs": "a.png" }
                                                                   ^
          put it in [ ]
        """#),
    WrongConfig(
      "no output",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [] }
      """#,
      says: #"""
        folder/run.jsonc:2:14: outputs: there is no output
            "outputs": [] }
                       ^
          name a file: ["plot.png"]
        """#),
    WrongConfig(
      "unknown ending",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": ["a.pgn"] }
      """#,
      says: #"""
        folder/run.jsonc:2:15: outputs[0].path: no renderer writes ".pgn"
            "outputs": ["a.pgn"] }
                        ^
          did you mean ".png"?
        """#),
    WrongConfig(
      "no ending",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": ["plot"] }
      """#,
      says: #"""
        folder/run.jsonc:2:15: outputs[0].path: "plot" has no ending that names a renderer
            "outputs": ["plot"] }
                        ^
          name a "type", or one of .png, .svg, .pdf, .eps, .csv, .json
        """#),
    WrongConfig(
      "standard output without type",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": ["-"] }
      """#,
      says: #"""
        folder/run.jsonc:2:15: outputs[0]: "type" is missing
            "outputs": ["-"] }
                        ^
          name a renderer: png, svg, pdf, eps, csv, json
        """#),
    WrongConfig(
      "unknown renderer",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "jpeg", "path": "a.jpg" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:25: outputs[0].type: no renderer "jpeg" is installed
            "outputs": [{ "type": "jpeg", "path": "a.jpg" }] }
                                  ^
          installed are png, svg, pdf, eps, csv, json
        """#),
    WrongConfig(
      "output without path",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "png" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:15: outputs[0]: "path" is missing
            "outputs": [{ "type": "png" }] }
                        ^
          add it, a string (path): the file, or - for output
        """#),
    WrongConfig(
      "option out of range",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": 0 }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: outputs[0].scale: 0 is outside 0.1...16
            "outputs": [{ "path": "a.png", "scale": 0 }] }
                                                    ^
          leave it out for 1
        """#),
    WrongConfig(
      "option of the wrong type",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": "two" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: outputs[0].scale: expected a number in 0.1...16, not the string "two"
            "outputs": [{ "path": "a.png", "scale": "two" }] }
                                                    ^
        """#),
    WrongConfig(
      "unknown option",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "sacle": 2 }] }
      """#,
      says: #"""
        folder/run.jsonc:2:34: outputs[0]: unknown key "sacle"
            "outputs": [{ "path": "a.png", "sacle": 2 }] }
                                           ^
          did you mean "scale"?
        """#),
    WrongConfig(
      "unknown choice",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.csv", "stage": "ploted" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: outputs[0].stage: expected "raw", "transformed", "plotted", "summary", not the string "ploted"
            "outputs": [{ "path": "a.csv", "stage": "ploted" }] }
                                                    ^
          did you mean "plotted"?
        """#),
    WrongConfig(
      "unknown input of an output",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.csv", "data": "rum" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:42: outputs[0].data: no input "rum"
            "outputs": [{ "path": "a.csv", "data": "rum" }] }
                                                   ^
          did you mean "run"?
        """#),
    WrongConfig(
      "two outputs to one file",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": ["a.png",
          "b.png",
          { "path": "./a.png", "scale": 2 }] }
      """#,
      says: #"""
        folder/run.jsonc:4:15: outputs[2].path: two outputs go to "./a.png"
              { "path": "./a.png", "scale": 2 }] }
                        ^
          the first is outputs[0] on line 2
        """#),
    WrongConfig(
      "output over an input",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "png", "path": "../folder/a.mem" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:40: outputs[0].path: "../folder/a.mem" would overwrite the input "run"
            "outputs": [{ "type": "png", "path": "../folder/a.mem" }] }
                                                 ^
          name another file
        """#),
    WrongConfig(
      "output over the config",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "json", "path": "run.jsonc" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:41: outputs[0].path: "run.jsonc" would overwrite the config folder/run.jsonc
            "outputs": [{ "type": "json", "path": "run.jsonc" }] }
                                                  ^
          name another file
        """#),
    WrongConfig(
      "output to a folder",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "png", "path": "out/" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:40: outputs[0].path: "out/" is a folder
            "outputs": [{ "type": "png", "path": "out/" }] }
                                                 ^
          name a file in it
        """#),
  ]
}
