extension WrongConfig {
  /// Limits and shifts that are wrong, with all that is said about each.
  static let limits = [
    WrongConfig(
      "limit as list",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "limit": [] }
      """#,
      says: #"""
        folder/run.jsonc:2:12: limit: expected an amount, "cgroup" or an object, not an array
            "limit": [] }
                     ^
          such as "2GiB" or "cgroup"
        """#),
    WrongConfig(
      "limit that is no amount",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "limit": "cgrup" }
      """#,
      says: #"""
        folder/run.jsonc:2:12: limit: expected an amount or "cgroup", not the string "cgrup"
            "limit": "cgrup" }
                     ^
          did you mean "cgroup"?
        """#),
    WrongConfig(
      "limit of nothing",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "limit": { "at": "0B", "labl": "x" } }
      """#,
      says: #"""
        folder/run.jsonc:2:20: limit.at: 0 bytes are no limit
            "limit": { "at": "0B", "labl": "x" } }
                             ^
          name 1 byte or more, such as "2GiB"
        folder/run.jsonc:2:26: limit: unknown key "labl"
            "limit": { "at": "0B", "labl": "x" } }
                                   ^
          did you mean "label"?
        """#),
    WrongConfig(
      "limit without amount",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "limit": { "field": "heap" } }
      """#,
      says: #"""
        folder/run.jsonc:2:12: limit: "at" is missing
            "limit": { "field": "heap" } }
                     ^
          add it, a number, or a string (amount), or "cgroup": how much it is
        """#),
    WrongConfig(
      "shift that is no time",
      #"""
      { "version": 1, "inputs": { "run": { "path": "a.mem", "shift": "2 miles" } },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:64: inputs.run.shift: expected a time, such as "1.5s", in -1000000000...1000000000 s, not the string "2 miles"
          { "version": 1, "inputs": { "run": { "path": "a.mem", "shift": "2 miles" } },
                                                                         ^
        """#),
  ]
}
