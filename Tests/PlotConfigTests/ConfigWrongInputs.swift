extension WrongConfig {
  /// Inputs that are wrong, with all that is said about each.
  static let inputs = [
    WrongConfig(
      "input as number",
      #"""
      { "version": 1,
        "inputs": { "run": 3 },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:22: inputs.run: expected a string (path) or an object, not the number 3
            "inputs": { "run": 3 },
                               ^
        """#),
    WrongConfig(
      "no path",
      #"""
      { "version": 1,
        "inputs": { "run": { "format": "memusage" } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:22: inputs.run: "path" is missing
            "inputs": { "run": { "format": "memusage" } },
                               ^
          add it, or "from" with other inputs' names
        """#),
    WrongConfig(
      "unknown parser",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "format": "memuasge" } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:51: inputs.run.format.type: no parser "memuasge" is installed
            "inputs": { "run": { "path": "a.mem", "format": "memuasge" } },
                                                            ^
          did you mean "memusage"?
        """#),
    WrongConfig(
      "unknown parser option",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "format": { "type": "memusage", "clok": {} } } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:73: inputs.run.format: unknown key "clok"
            "inputs": { "run": { "path": "a.mem", "format": { "type": "memusage", "clok": {} } } },
                                                                                  ^
          did you mean "clock"?
        """#),
    WrongConfig(
      "nested parser option out of range",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "format": { "type": "memusage", "clock": { "hz": 0 } } } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:90: inputs.run.format.clock.hz: 0 is outside 1...1000000000000
            "inputs": { "run": { "path": "a.mem", "format": { "type": "memusage", "clock": { "hz": 0 } } } },
                                                                                                   ^
        """#),
    WrongConfig(
      "unknown transform",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "transform": ["cumulativ-max"] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:55: inputs.run.transform[0].type: no transform "cumulativ-max" is installed
            "inputs": { "run": { "path": "a.mem", "transform": ["cumulativ-max"] } },
                                                                ^
          did you mean "cumulative-max"?
        """#),
    WrongConfig(
      "transform that is no array",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "transform": "rate" } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:54: inputs.run.transform: expected an array of transforms, not the string "rate"
            "inputs": { "run": { "path": "a.mem", "transform": "rate" } },
                                                               ^
          put it in [ ]
        """#),
    WrongConfig(
      "transform without type",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "transform": [{ "as": "total" }] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:55: inputs.run.transform[0]: "type" is missing
            "inputs": { "run": { "path": "a.mem", "transform": [{ "as": "total" }] } },
                                                                ^
          name a transform: calculate, filter, rate, cumulative-max
        """#),
    WrongConfig(
      "transform's missing option",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "transform": [{ "type": "calculate", "as": "total" }] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:55: inputs.run.transform[0]: "expr" is missing
            "inputs": { "run": { "path": "a.mem", "transform": [{ "type": "calculate", "as": "total" }] } },
                                                                ^
          add it, a string (expression): how it is computed
        """#),
    WrongConfig(
      "options that do not fit together",
      #"""
      { "version": 1,
        "inputs": { "run": { "path": "a.mem", "transform": [{ "type": "filter", "field": "time", "range": ["3s", "1s"] }] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:55: inputs.run.transform[0]: the range ends before it begins
          …nputs": { "run": { "path": "a.mem", "transform": [{ "type": "filter", "field": "time", "range": ["3s…
                                                             ^
          turn it round
        """#),
    WrongConfig(
      "path and from",
      #"""
      { "version": 1,
        "inputs": { "a": "a.mem", "b": { "path": "b.mem", "from": ["a"] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:61: inputs.b.from: an input has a path or is made from others, not both
            "inputs": { "a": "a.mem", "b": { "path": "b.mem", "from": ["a"] } },
                                                                      ^
          take one of "path" and "from" away
        """#),
    WrongConfig(
      "unknown input in from",
      #"""
      { "version": 1,
        "inputs": { "before": "a.mem", "delta": { "from": ["befor"], "transform": ["rate"] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:53: inputs.delta.from: no input "befor"
            "inputs": { "before": "a.mem", "delta": { "from": ["befor"], "transform": ["rate"] } },
                                                              ^
          did you mean "before"?
        """#),
    WrongConfig(
      "circle of inputs",
      #"""
      { "version": 1,
        "inputs": { "a": { "from": "b" }, "b": { "from": ["c"] }, "c": { "from": ["a"] } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:30: inputs.a.from: "a" is made from itself: a ← b ← c ← a
            "inputs": { "a": { "from": "b" }, "b": { "from": ["c"] }, "c": { "from": ["a"] } },
                                       ^
        """#),
    WrongConfig(
      "standard input twice",
      #"""
      { "version": 1,
        "inputs": { "a": "-", "b": "-" },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:30: inputs.b: two inputs read standard input
            "inputs": { "a": "-", "b": "-" },
                                       ^
          name a file
        """#),
    WrongConfig(
      "pattern without files",
      #"""
      { "version": 1,
        "inputs": { "run": "no-such-folder/*.mem" },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:22: inputs.run.path: no file matches "no-such-folder/*.mem"
            "inputs": { "run": "no-such-folder/*.mem" },
                               ^
          check the path
        """#),
  ]
}
