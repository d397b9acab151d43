import PlotCore
import TextReading

/// JSON in memory, read from programs and written for them.
enum JSONValue {
  /// Reads one value; throws where the bytes are no JSON, or more than one value.
  static func parse(_ bytes: [UInt8], file: String) throws(PlotError) -> ConfigValue {
    let tokens = JSONTokens(bytes, path: file)
    let place = Place(file: file)
    do throws(PlotError) {
      let value = try value(tokens, try tokens.take(), place)
      guard try tokens.take() == .end else { throw tokens.error("goes on behind its JSON") }
      return value
    } catch {
      throw PlotError(
        .config, "is no JSON: \(Quoted.text(error.message))",
        at: Place(file: file, position: error.place?.position))
    }
  }

  private static func value(
    _ tokens: JSONTokens, _ token: JSONTokens.Token, _ place: Place
  ) throws(PlotError) -> ConfigValue {
    switch token {
    case .objectStart:
      var members: [ConfigValue.Member] = []
      while true {
        guard try tokens.take() == .key else { break }
        let key = tokens.string
        let value = try value(tokens, try tokens.take(), place)
        members.append(ConfigValue.Member(key: key, place: place, value: value))
      }
      return ConfigValue(.object(members), at: place)
    case .arrayStart:
      var elements: [ConfigValue] = []
      var token = try tokens.take()
      while token != .arrayEnd {
        elements.append(try value(tokens, token, place))
        token = try tokens.take()
      }
      return ConfigValue(.array(elements), at: place)
    case .string: return ConfigValue(.string(tokens.string), at: place)
    case .number: return ConfigValue(.number(tokens.string), at: place)
    case .yes: return ConfigValue(.bool(true), at: place)
    case .no: return ConfigValue(.bool(false), at: place)
    case .null: return ConfigValue(.null, at: place)
    case .end: throw tokens.error("there is nothing")
    case .key, .objectEnd, .arrayEnd: throw tokens.error("a value is missing")
    }
  }

  /// Writes a value on one line.
  static func text(_ value: ConfigValue) -> String {
    switch value.kind {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): JSONText.quoted(text)
    case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { JSONText.quoted($0.key) + ": " + text($0.value) }.joined(separator: ", ")
        + "}"
    }
  }
}
