import PlotCore

/// One value of a config, set by a flag: `outputs[0].scale=3`.
struct ConfigSetting {
  private let place: Place
  private let path: ConfigPath?
  private let written: String
  private let text: String

  /// Reads a flag.
  init(_ flag: String) {
    place = Place(file: "--set \(ConfigValue.brief(flag))")
    let equals = flag.firstIndex(of: "=")
    written = String(equals.map { flag[..<$0] } ?? "")
    text = String(equals.map { flag[flag.index(after: $0)...] } ?? "")
    path = ConfigPath(written)
  }

  /// Sets the value in a config; missing objects are made, an index may be one past the last.
  ///
  /// The value is JSON, or a plain text where it is none.
  func apply(to root: inout ConfigValue, _ errors: inout [PlotError]) {
    guard let path else {
      errors.append(
        PlotError(
          .config, "expected path=value", at: place, remedy: "write --set outputs[0].scale=3"))
      return
    }
    guard path.steps.first != .key("extends"), path.steps.first != .key("version") else {
      errors.append(PlotError(.config, "\(written) cannot be set by a flag", at: place))
      return
    }
    do throws(PlotError) {
      root = try setting(root, path.steps[...], parent: [], to: try value())
    } catch {
      errors.append(error)
    }
  }

  private func value() throws(PlotError) -> ConfigValue {
    let parsed = JSONCParser.parse(Array(text.utf8), file: place.file)
    if let value = parsed.value, parsed.errors.isEmpty { return relocated(value) }
    let first = text.utf8.first { $0 != 0x20 }
    if var error = parsed.errors.first, let first, "{[\"".utf8.contains(first) {
      error.place = place
      throw error
    }
    return ConfigValue(.string(text), at: place)
  }

  /// Returns the value with the flag as the place of each part.
  private func relocated(_ value: ConfigValue) -> ConfigValue {
    switch value.kind {
    case .array(let elements): ConfigValue(.array(elements.map(relocated)), at: place)
    case .object(let members):
      ConfigValue(
        .object(
          members.map {
            ConfigValue.Member(key: $0.key, place: place, value: relocated($0.value))
          }), at: place)
    case .null, .bool, .number, .string: ConfigValue(value.kind, at: place)
    }
  }

  private func setting(
    _ old: ConfigValue?, _ steps: ArraySlice<ConfigPath.Step>, parent: [ConfigPath.Step],
    to value: ConfigValue
  ) throws(PlotError) -> ConfigValue {
    guard let step = steps.first else { return value }
    let below = steps.dropFirst()
    switch step {
    case .key(let key):
      let object = try Self.opened(old, parent, at: place)
      var members = object.members ?? []
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].value = try setting(
          members[index].value, below, parent: parent + [step], to: value)
      } else {
        let new = try setting(nil, below, parent: parent + [step], to: value)
        members.append(ConfigValue.Member(key: key, place: place, value: new))
      }
      return ConfigValue(.object(members), at: object.place)
    case .index(let index):
      var elements = old?.elements ?? []
      if let old, old.elements == nil, !old.isNull {
        throw PlotError(.config, "\(written): \(old.inWords) has no elements", at: place)
      }
      guard index <= elements.count else {
        throw PlotError(
          .config, "\(written): there is no element \(index)", at: place,
          remedy: "the next one is \(elements.count)")
      }
      let element = index < elements.count ? elements[index] : nil
      let new = try setting(element, below, parent: parent + [step], to: value)
      if index < elements.count { elements[index] = new } else { elements.append(new) }
      return ConfigValue(.array(elements), at: old?.place ?? place)
    }
  }

  /// Returns the object at a path; a short form is written out, so that a key may join it.
  private static func opened(
    _ value: ConfigValue?, _ path: [ConfigPath.Step], at place: Place
  ) throws(PlotError) -> ConfigValue {
    guard let value, !value.isNull else { return ConfigValue(.object([]), at: place) }
    if value.members != nil { return value }
    guard value.string != nil, let key = shortKey(of: path) else {
      throw PlotError(.config, "\(value.inWords) has no keys", at: place)
    }
    let member = ConfigValue.Member(key: key, place: value.place, value: value)
    return ConfigValue(.object([member]), at: value.place)
  }

  /// Returns the key that a text at a path is short for.
  private static func shortKey(of path: [ConfigPath.Step]) -> String? {
    if path.count == 2, path[0] == .key("inputs") || path[0] == .key("outputs") { return "path" }
    let names = path.compactMap { if case .key(let name) = $0 { name } else { nil } }
    switch names.last {
    case "mark", "scale", "legend", "format", "transform": return "type"
    case "title": return "text"
    case "theme": return "extends"
    case "x", "y", "x2", "y2": return "field"
    default: return nil
    }
  }
}
