import PlotCore

/// The path of a config's value: `outputs[0].scale`, `inputs["a.b"].path`.
struct ConfigPath {
  /// One step down.
  enum Step: Hashable {
    /// To a named value.
    case key(String)
    /// To an element, from 0.
    case index(Int)
  }

  /// The steps from the root.
  var steps: [Step]

  /// Reads a path; nil where the text is none.
  init?(_ text: String) {
    steps = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.first == "[" {
        rest = rest.dropFirst()
        if rest.first == "\"" {
          guard let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
          steps.append(.key(String(rest[rest.index(after: rest.startIndex)..<end])))
          rest = rest[rest.index(after: end)...]
        } else {
          let digits = rest.prefix { $0.isASCII && $0.isNumber }
          guard let index = Int(digits) else { return nil }
          steps.append(.index(index))
          rest = rest.dropFirst(digits.count)
        }
        guard rest.first == "]" else { return nil }
        rest = rest.dropFirst()
        guard rest.isEmpty || rest.first == "." || rest.first == "[" else { return nil }
      } else {
        if rest.first == "." {
          guard !steps.isEmpty else { return nil }
          rest = rest.dropFirst()
        } else if !steps.isEmpty {
          return nil
        }
        let key = rest.prefix { $0 != "." && $0 != "[" }
        guard !key.isEmpty else { return nil }
        steps.append(.key(String(key)))
        rest = rest.dropFirst(key.count)
      }
    }
    if steps.isEmpty { return nil }
  }

  /// Returns the path of a named value of an object.
  static func appending(_ key: String, to path: String) -> String {
    let isPlain = !key.isEmpty && key.utf8.allSatisfy { JSONCParser.isWord($0) || $0 == 0x2D }
    if isPlain { return path.isEmpty ? key : path + "." + key }
    return path + "[\"" + ConfigValue.brief(key) + "\"]"
  }
}
