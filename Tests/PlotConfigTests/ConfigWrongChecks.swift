extension WrongConfig {
  /// Checks that are wrong, with all that is said about each.
  static let checks = [
    WrongConfig(
      "a check that is no check",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "checks": ["peek < 512MiB", "peak < 10%"] }
      """#,
      says: #"""
        folder/run.jsonc:2:14: checks[0]: cannot read the check "peek < 512MiB": there is no figure "peek"
            "checks": ["peek < 512MiB", "peak < 10%"] }
                       ^
          did you mean "peak"?
        folder/run.jsonc:2:31: checks[1]: cannot read the check "peak < 10%": a percentage is of a baseline
            "checks": ["peek < 512MiB", "peak < 10%"] }
                                        ^
          write "peak growth < 10%", a size such as 512MiB, or "peak of COLUMN < 10%"
        """#),
    WrongConfig(
      "a check of an unknown input, with an unknown key",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "checks": [{ "check": "peak < 1", "input": "rnu", "agianst": "b.json" }] }
      """#,
      says: #"""
        folder/run.jsonc:2:46: checks[0].input: no input "rnu"
            "checks": [{ "check": "peak < 1", "input": "rnu", "agianst": "b.json" }] }
                                                       ^
          did you mean "run"?
        folder/run.jsonc:2:53: checks[0]: unknown key "agianst"
            "checks": [{ "check": "peak < 1", "input": "rnu", "agianst": "b.json" }] }
                                                              ^
          did you mean "against"?
        """#),
    WrongConfig(
      "a baseline of a limit, and two of one growth",
      #"""
      { "version": 1, "checks": [
        { "check": "peak < 1", "against": "b.json" },
        { "check": "peak growth < 1% against a.json", "against": "b.json" },
        { "against": "b.json" }, 7] }
      """#,
      says: #"""
        folder/run.jsonc:2:37: checks[0].against: only a growth is against a baseline
            { "check": "peak < 1", "against": "b.json" },
                                              ^
          write "peak growth < 10%", or take it away
        folder/run.jsonc:3:60: checks[1].against: the check names a baseline too
            { "check": "peak growth < 1% against a.json", "against": "b.json" },
                                                                     ^
          take one of them away
        folder/run.jsonc:4:3: checks[2]: "check" is missing
            { "against": "b.json" }, 7] }
            ^
          add it, a string (check): the limit, such as "peak < 512MiB" or "peak growth < 10% or < 256KiB"
        folder/run.jsonc:4:28: checks[3]: expected a string (check) or an object, not the number 7
            { "against": "b.json" }, 7] }
                                     ^
        """#),
    WrongConfig(
      "checks beside outputs without inputs",
      #"""
      { "version": 1, "checks": ["peak < 1"], "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:1: "inputs" is missing
          { "version": 1, "checks": ["peak < 1"], "outputs": ["a.png"] }
          ^
          add it, an object, each value a string (path), or an object: what is read
        """#),
  ]
}
