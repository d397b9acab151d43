import PlotCore

/// The variables of a config: `params` with values, used in strings as `${name}`.
struct ConfigParams {
  /// What a variable holds.
  enum Kind: String, CaseIterable, Sendable { case text, path, number, flag }

  private struct Param {
    var kind: Kind
    /// Nil where none was given, or a wrong one, which is reported once.
    var value: ConfigValue?
    var place: Place
    var isReported = false
  }

  private static let path = "params"
  private var params: [String: Param] = [:]
  private var names: [String] = []
  /// What is wrong so far.
  private(set) var errors: [PlotError] = []
  /// The places of texts that could not be made out; more errors there would only mislead.
  private(set) var lostPlaces: Set<Place> = []

  /// Reads `params`, and the flags `name=value` over them.
  init(_ value: ConfigValue?, flags: [String]) {
    if let value, !value.isNull {
      guard let members = value.members else {
        errors.append(
          .wrongType(
            "an object of params", not: value.inWords, at: value.place.with(path: Self.path),
            remedy: "name each: { \"capture\": { \"type\": \"path\", \"value\": \"a.mem\" } }"))
        return
      }
      for member in members where !member.value.isNull { declare(member) }
    }
    for flag in flags { set(flag) }
  }

  /// What a param's object takes.
  static var declarations: [OptionDeclaration] {
    var nothing = OptionReader(nil)
    _ = take(from: &nothing)
    return nothing.declarations
  }

  private static func take(from reader: inout OptionReader) -> (Kind, ConfigValue?) {
    let kind = reader.choice("type", default: Kind.text, help: "what it holds")
    let form = OptionDeclaration.Form.either([.text("value"), .number(.number, nil), .flag])
    return (kind, reader.any("value", form: form, help: "its value without --param"))
  }

  private mutating func declare(_ member: ConfigValue.Member) {
    let path = ConfigPath.appending(member.key, to: Self.path)
    names.append(member.key)
    var kind = Kind.text
    var value: ConfigValue? = member.value
    if member.value.members != nil {
      var reader = OptionReader(member.value, path: path)
      (kind, value) = Self.take(from: &reader)
      reader.finish()
      errors += reader.errors
    } else if case .number = member.value.kind {
      kind = .number
    } else if case .bool = member.value.kind {
      kind = .flag
    }
    var param = Param(kind: kind, value: value, place: member.place.with(path: path))
    if let given = value, !Self.fits(given, kind) {
      errors.append(
        .wrongType(Self.inWords(kind), not: given.inWords, at: given.place.with(path: path)))
      (param.value, param.isReported) = (nil, true)
    }
    params[member.key] = param
  }

  private mutating func set(_ flag: String) {
    let place = Place(file: "--param \(ConfigValue.brief(flag))")
    guard let equals = flag.firstIndex(of: "=") else {
      errors.append(PlotError(.config, "expected name=value", at: place))
      return
    }
    let name = String(flag[..<equals])
    let text = String(flag[flag.index(after: equals)...])
    guard let kind = params[name]?.kind else {
      errors.append(unknown(name, at: place))
      return
    }
    var value = ConfigValue(.string(text), at: place)
    switch kind {
    case .text, .path: break
    case .number, .flag:
      let parsed = JSONCParser.parse(Array(text.utf8), file: place.file)
      if let kind = parsed.value?.kind, parsed.errors.isEmpty { value.kind = kind }
    }
    guard Self.fits(value, kind) else {
      errors.append(.wrongType(Self.inWords(kind), not: value.inWords, at: place))
      params[name]?.isReported = true
      return
    }
    params[name]?.value = value
  }

  /// Returns the config with every `${name}` replaced, but for the params themselves.
  mutating func substituting(inRoot root: ConfigValue) -> ConfigValue {
    guard let members = root.members else { return root }
    var result = root
    result.kind = .object(
      members.map { member in
        var copy = member
        if member.key != Self.path { copy.value = substituting(in: member.value, member.key) }
        return copy
      })
    return result
  }

  private mutating func substituting(in value: ConfigValue, _ path: String) -> ConfigValue {
    var result = value
    switch value.kind {
    case .string(let text): return text.utf8.contains(0x24) ? expand(text, value, path) : value
    case .array(let elements):
      result.kind = .array(
        elements.enumerated().map { substituting(in: $1, "\(path)[\($0)]") })
    case .object(let members):
      result.kind = .object(
        members.map { member in
          var copy = member
          copy.value = substituting(
            in: member.value, ConfigPath.appending(member.key, to: path))
          return copy
        })
    case .null, .bool, .number: break
    }
    return result
  }

  /// Replaces `${name}` in a text; `$${` is a plain `${`.
  private mutating func expand(
    _ text: String, _ value: ConfigValue, _ path: String
  ) -> ConfigValue {
    var result = ""
    var rest = Substring(text)
    var origin = value.place
    var isFirst = true
    while let character = rest.popFirst() {
      let stood = isFirst
      isFirst = false
      if character == "$", rest.hasPrefix("${") {
        rest = rest.dropFirst(2)
        result += "${"
        continue
      }
      guard character == "$", rest.first == "{" else {
        result.append(character)
        continue
      }
      guard let end = rest.firstIndex(of: "}") else {
        errors.append(
          PlotError(
            .config, "a \"${\" is not closed", at: value.place.with(path: path),
            remedy: "write $${ for a plain ${"))
        lostPlaces.insert(value.place)
        return value
      }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      guard let found = lookUp(name, at: value.place.with(path: path)) else {
        lostPlaces.insert(value.place)
        continue
      }
      // The whole text: the value keeps its kind and the place where it was given.
      if stood, rest.isEmpty { return found.value }
      if stood, found.isPath { origin = found.value.place }
      switch found.value.kind {
      case .string(let text), .number(let text): result += text
      case .bool(let flag): result += "\(flag)"
      case .null, .array, .object: break
      }
    }
    return ConfigValue(.string(result), at: origin)
  }

  private mutating func lookUp(
    _ name: String, at place: Place
  ) -> (value: ConfigValue, isPath: Bool)? {
    guard let param = params[name] else {
      errors.append(unknown(name, at: place))
      return nil
    }
    if let value = param.value { return (value, param.kind == .path) }
    if !param.isReported {
      errors.append(
        PlotError(
          .config, "the param \"\(name)\" has no value", at: param.place,
          remedy: "give one with --param \(name)=…, or a \"value\""))
      params[name]?.isReported = true
    }
    return nil
  }

  private func unknown(_ name: String, at place: Place) -> PlotError {
    let shown = ConfigValue.brief(name)
    guard !names.isEmpty else {
      return .unknown(
        .param, name, among: [], at: place, shown: shown, otherwise: "declare it in \"params\"")
    }
    return .unknown(.param, name, among: names, at: place, shown: shown)
  }

  private static func fits(_ value: ConfigValue, _ kind: Kind) -> Bool {
    switch (kind, value.kind) {
    case (.text, .string), (.path, .string), (.number, .number), (.flag, .bool): true
    default: false
    }
  }

  private static func inWords(_ kind: Kind) -> String {
    switch kind {
    case .text: "a string"
    case .path: "a string (path)"
    case .number: "a number"
    case .flag: "true or false"
    }
  }
}
