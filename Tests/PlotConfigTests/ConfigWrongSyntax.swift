extension WrongConfig {
  /// Texts that are wrong, with all that is said about each.
  static let syntax = [
    WrongConfig(
      "empty file",
      #"""

      """#,
      says: #"""
        folder/run.jsonc:1:1: the config is empty
          begin with { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
        """#),
    WrongConfig(
      "missing comma",
      #"""
      { "version": 1,
        "inputs": { "run": "a.mem" }
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:3:3: expected ',' or '}'
            "outputs": ["a.png"] }
            ^
          put a comma between the two
        """#),
    WrongConfig(
      "open object",
      #"""
      { "version": 1,
        "inputs": {
          "run": "a.mem"

      """#,
      says: #"""
        folder/run.jsonc:4:1: expected ',' or '}' before the end
          the object begins on line 2
        """#),
    WrongConfig(
      "wrong bracket",
      #"""
      { "version": 1, "outputs": ["a.png"}
      """#,
      says: #"""
        folder/run.jsonc:1:36: expected ',' or ']'
          { "version": 1, "outputs": ["a.png"}
                                             ^
          the array begins on line 1
        """#),
    WrongConfig(
      "open string",
      #"""
      { "version": 1,
        "inputs": { "run": "a.mem },
      }
      """#,
      says: #"""
        folder/run.jsonc:2:22: this string does not end on its line
            "inputs": { "run": "a.mem },
                               ^
          close it with "; a line break inside is written \n
        """#),
    WrongConfig(
      "bad escape",
      #"""
      { "version": 1,
        "inputs": { "run": "C:\qux.mem" },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:25: there is no escape \q
            "inputs": { "run": "C:\qux.mem" },
                                  ^
          write \\ for a backslash
        """#),
    WrongConfig(
      "half a surrogate pair",
      #"""
      { "version": 1, "inputs": { "run": "\ud83d.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:37: \uD83D is half of a surrogate pair
          { "version": 1, "inputs": { "run": "\ud83d.mem" }, "outputs": ["a.png"] }
                                              ^
          write both halves, or the character itself
        """#),
    WrongConfig(
      "a letter behind half a surrogate pair",
      #"""
      { "version": 1, "inputs": { "run": "\ud83d\u0041.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:37: \uD83D is half of a surrogate pair
          { "version": 1, "inputs": { "run": "\ud83d\u0041.mem" }, "outputs": ["a.png"] }
                                              ^
          write both halves, or the character itself
        """#),
    WrongConfig(
      "tab in a string",
      #"""
      { "version": 1, "inputs": { "run": "a	b.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:38: a tab cannot stand in a string
          { "version": 1, "inputs": { "run": "a b.mem" }, "outputs": ["a.png"] }
                                               ^
          write \t
        """#),
    WrongConfig(
      "duplicate key",
      #"""
      { "version": 1,
        "inputs": { "run": "a.mem" },
        "outputs": ["a.png"],
        "inputs": { "run": "b.mem" } }
      """#,
      says: #"""
        folder/run.jsonc:4:3: "inputs" is here twice: on line 2 and on line 4
            "inputs": { "run": "b.mem" } }
            ^
          keep one of the two
        """#),
    WrongConfig(
      "leading zero",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": 02 }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: a number cannot begin with 0
            "outputs": [{ "path": "a.png", "scale": 02 }] }
                                                    ^
          write 2
        """#),
    WrongConfig(
      "NaN",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": NaN }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: NaN is no JSON number
            "outputs": [{ "path": "a.png", "scale": NaN }] }
                                                    ^
          leave it out, or write a finite number
        """#),
    WrongConfig(
      "negative infinity",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "path": "a.png", "scale": -Infinity }] }
      """#,
      says: #"""
        folder/run.jsonc:2:43: -Infinity is no JSON number
            "outputs": [{ "path": "a.png", "scale": -Infinity }] }
                                                    ^
          leave it out, or write a finite number
        """#),
    WrongConfig(
      "unit without quotes",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "width": 180mm } }
      """#,
      says: #"""
        folder/run.jsonc:2:24: a quantity with a unit needs double quotes
            "figure": { "width": 180mm } }
                                 ^
          write "180mm"
        """#),
    WrongConfig(
      "single quotes and bare key",
      #"""
      { version: 1, "inputs": { 'run': "a.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:3: a key needs double quotes
          { version: 1, "inputs": { 'run': "a.mem" }, "outputs": ["a.png"] }
            ^
          write "version"
        folder/run.jsonc:1:27: a string needs double quotes
          { version: 1, "inputs": { 'run': "a.mem" }, "outputs": ["a.png"] }
                                    ^
          write " instead of '
        """#),
    WrongConfig(
      "bare word",
      #"""
      { "version": 1,
        "inputs": { "run": memory },
        "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:22: a text needs double quotes
            "inputs": { "run": memory },
                               ^
          write "memory"
        """#),
    WrongConfig(
      "open comment",
      #"""
      { "version": 1, /* no end
      }
      """#,
      says: #"""
        folder/run.jsonc:1:17: this comment does not end
          { "version": 1, /* no end
                          ^
          close it with */
        """#),
    WrongConfig(
      "hash comment",
      #"""
      # a run
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:1: a comment begins with //
          # a run
          ^
          write // instead of #
        """#),
    WrongConfig(
      "more behind the end",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
      }
      """#,
      says: #"""
        folder/run.jsonc:2:1: expected the end of the config
          }
          ^
          take it away: nothing is left to close
        """#),
    WrongConfig(
      "a quote is missing, and all that follows is out of step",
      #"""
      { "version": 1, "inputs": { "run": "a.mem }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:47: a string begins or ends where it should not, as the line's quotes are odd
          { "version": 1, "inputs": { "run": "a.mem }, "outputs": ["a.png"] }
                                                        ^
          look for a missing " before this
        """#),
    WrongConfig(
      "stray comma",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": ["a.png",, "b.png"] }
      """#,
      says: #"""
        folder/run.jsonc:2:23: expected a value before ','
            "outputs": ["a.png",, "b.png"] }
                                ^
          take the comma away
        """#),
    WrongConfig(
      "no object",
      #"""
      [1, 2]
      """#,
      says: #"""
        folder/run.jsonc:1:1: expected an object, not an array
          [1, 2]
          ^
        """#),
    WrongConfig(
      "no version",
      #"""
      { "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:1: "version" is missing
          { "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
          ^
          add "version": 1
        """#),
    WrongConfig(
      "later version",
      #"""
      { "version": 2, "inptus": {} }
      """#,
      says: #"""
        folder/run.jsonc:1:14: version: version 2 is not known
          { "version": 2, "inptus": {} }
                       ^
          this program reads version 1
        """#),
    WrongConfig(
      "version as text",
      #"""
      { "version": "1", "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:14: version: expected the number 1, not the string "1"
          { "version": "1", "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
                       ^
        """#),
    WrongConfig(
      "nothing to do",
      #"""
      { "version": 1 }
      """#,
      says: #"""
        folder/run.jsonc:1:1: "inputs" is missing
          { "version": 1 }
          ^
          add it, an object, each value a string (path), or an object: what is read
        folder/run.jsonc:1:1: "outputs" is missing
          { "version": 1 }
          ^
          add it, an array, each a string (path), or an object: what is written
        """#),
    WrongConfig(
      "unknown key",
      #"""
      { "version": 1, "input": { "run": "a.mem" }, "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:17: unknown key "input"
          { "version": 1, "input": { "run": "a.mem" }, "outputs": ["a.png"] }
                          ^
          did you mean "inputs"?
        """#),
    WrongConfig(
      "inputs as text",
      #"""
      { "version": 1, "inputs": "a.mem", "outputs": ["a.png"] }
      """#,
      says: #"""
        folder/run.jsonc:1:27: inputs: expected an object of inputs, not the string "a.mem"
          { "version": 1, "inputs": "a.mem", "outputs": ["a.png"] }
                                    ^
          name each input: { "run": "a.mem" }
        """#),
  ]
}
