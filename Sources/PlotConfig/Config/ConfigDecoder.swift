import PlotCore
import PlotLayout

/// Makes a run from a config's values and gathers all that is wrong with them.
///
/// A part that is wrong is left out of the run, so that the rest is still checked; such a run is
/// never carried out.
package struct ConfigDecoder {
  let registry: Registry
  /// The folders of the config files that were read; a flag's folder is the current one.
  let folders: [String: String]
  /// Whether a run without outputs is wrong.
  var needsOutputs = true
  /// Whether programs that the config names may be run to learn what they take.
  var asksPrograms = true
  /// The programs that were not asked.
  var unaskedPrograms: [String] = []
  /// What is wrong so far.
  package var errors: [PlotError] = []
  /// The inputs that may be named; nil where they could not be understood.
  var inputNames: InputNames?
  /// The keys that any parser takes, once they were asked for.
  var parserKeys: [String] = []
  /// The inputs that a name with a pattern stands for.
  var matches: [String: [String]] = [:]
  /// Where each column is named first.
  var columnPlaces: [String: Place] = [:]
  /// What each part that was read takes: the schema's source.
  var declared: [ConfigPart: [OptionDeclaration]] = [:]

  package init(registry: Registry, folders: [String: String]) {
    self.registry = registry.withStandards
    self.folders = folders
  }

  /// Reads a whole config.
  mutating func run(_ root: ConfigValue) -> RunSpec {
    var spec = RunSpec()
    var reader = OptionReader(root)
    _ = reader.optionalText("$schema", meaning: "path", help: "the schema that editors check it by")
    // The versions, extended files and params of a run are dealt with before.
    for (key, help) in [
      ("version", "the version of the config's words"),
      ("extends", "config files to build on"),
      ("params", "values that are used as ${name}"),
    ] {
      _ = reader.any(key, form: .other(key), help: help)
    }
    let inputsForm = OptionDeclaration.Form.dictionary(.either([.text("path"), .object([])]))
    // A config may be there for its checks alone, which are held to recordings named elsewhere.
    let isForChecks = root["checks"] != nil
    let inputs = reader.any(
      "inputs", form: inputsForm,
      required: !isForChecks || (needsOutputs && root["outputs"] != nil), help: "what is read")
    let theme = reader.any("theme", form: .other("a theme"), help: "how the figure looks")
    let figure = reader.any("figure", form: .object([]), help: "what is drawn")
    let limit = reader.any(
      "limit", form: .either([.text("amount"), .object([])]),
      help: "an amount that curves are held against")
    let outputs = reader.any(
      "outputs", form: .list(.either([.text("path"), .object([])])),
      required: needsOutputs && !isForChecks, help: "what is written")
    let checks = reader.any(
      "checks", form: .list(.either([.text("check"), .object([])])),
      help: "the limits that `check --config` holds the inputs to")
    spec.description = reader.optionalText(
      "description", meaning: "sentences", help: "what the figure shows")
    if let inputs { spec.inputs = readInputs(inputs, "inputs") }
    if let theme { spec.theme = readTheme(theme, "theme", &reader) }
    close(&reader, of: .run)
    if let limit { spec.limit = readLimit(limit, "limit") }
    if let figure { readFigure(figure, "figure", into: &spec) }
    if let outputs { spec.outputs = readOutputs(outputs, "outputs", inputs: spec.inputs) }
    if let checks { spec.checks = readChecks(checks, "checks") }
    if let text = spec.description { checkTemplate(text, root["description"], "description") }
    spec.columnPlaces = columnPlaces
    spec.unaskedPrograms = unaskedPrograms
    return spec
  }
}

extension ConfigDecoder {
  /// Reads a theme, whose errors go to the reader that took it.
  func readTheme(_ value: ConfigValue, _ path: String, _ reader: inout OptionReader) -> ThemeSpec {
    ThemeSpec(value, path: path, among: registry.themes.names, errors: &reader)
  }

  /// Rejects what a reader did not take, and takes over its errors.
  ///
  /// `part` is what was read, where it is one of the config's own and not a component's.
  mutating func close(_ reader: inout OptionReader, of part: ConfigPart? = nil) {
    if let part { declared[part] = reader.declarations }
    reader.finish()
    // A key that was misspelt is not missing too.
    let meant = Set(reader.errors.filter { $0.code == .unknownKey }.compactMap(\.facts.nearest))
    let found = reader.errors.map { part == .figure || part == .panel ? inALayer($0) : $0 }
    errors += found.filter { $0.code != .missingKey || !meant.contains($0.facts.name) }
  }

  /// Sends what people know from other grammars of figures to its place here.
  private func inALayer(_ error: PlotError) -> PlotError {
    var error = error
    if error.code == .unknownKey, ["mark", "encoding", "data"].contains(error.facts.name) {
      error.remedy = "it belongs into a layer: \"layer\": [{ \"mark\": …, \"encoding\": … }]"
    }
    return error
  }

  /// Records an error about a value.
  mutating func reject(
    _ value: ConfigValue?, _ path: String, _ message: String, remedy: String? = nil
  ) {
    errors.append(
      PlotError(.config, message, at: value?.place.with(path: path), remedy: remedy))
  }

  /// Records an error about a value, at its place.
  mutating func reject(_ value: ConfigValue?, _ path: String, _ error: PlotError) {
    errors.append(error.at(value?.place.with(path: path)))
  }

  /// Returns an object; a text stands for one with only `key`.
  mutating func object(
    _ value: ConfigValue, short key: String, _ path: String
  ) -> ConfigValue? {
    switch value.kind {
    case .object: return value
    case .string:
      let member = ConfigValue.Member(key: key, place: value.place, value: value)
      return ConfigValue(.object([member]), at: value.place)
    default:
      reject(
        value, path,
        .wrongType(
          "a string (\(key)) or an object", not: value.inWords,
          remedy: key == "field" && value.elements != nil
            ? "write several as { \"field\": [ … ] }" : nil))
      return nil
    }
  }

  /// Returns the elements of an array with their paths.
  mutating func elements(
    _ value: ConfigValue, _ path: String, of what: String, remedy: String? = nil
  ) -> [(value: ConfigValue, path: String)] {
    guard let elements = value.elements else {
      reject(
        value, path,
        .wrongType(
          "an array of \(what)", not: value.inWords, remedy: remedy ?? "put it in [ ]"))
      return []
    }
    return elements.enumerated().map { ($1, "\(path)[\($0)]") }
  }

  /// Returns the named values of an object with their paths; null deletes one.
  mutating func members(
    _ value: ConfigValue, _ path: String, of what: String, remedy: String
  ) -> [(name: String, value: ConfigValue, path: String)]? {
    guard let members = value.members else {
      reject(
        value, path, .wrongType("an object of \(what)", not: value.inWords, remedy: remedy))
      return nil
    }
    return members.compactMap { member in
      if case .null = member.value.kind { return nil }
      if member.key.isEmpty {
        errors.append(
          PlotError(
            .config, "a name cannot be empty", at: member.place.with(path: path), remedy: remedy))
      }
      return (member.key, member.value, ConfigPath.appending(member.key, to: path))
    }
  }

  /// Keeps where a column is named, if it is for the first time.
  mutating func note(column: String, at place: Place?) {
    if columnPlaces[column] == nil { columnPlaces[column] = place }
  }

  /// Records a name that is not among those there are.
  mutating func reject(
    _ value: ConfigValue?, _ path: String, unknown subject: PlotError.Subject, _ name: String,
    among known: [String], after: String = "", otherwise remedy: String? = nil
  ) {
    let all = known.isEmpty ? "there are none" : "there are \(known.joined(separator: ", "))"
    reject(
      value, path,
      .unknown(
        subject, name, among: known, after: after, shown: ConfigValue.brief(name),
        otherwise: remedy ?? all))
  }

  /// Checks what can be known of a template before any data is read.
  mutating func checkTemplate(_ text: String, _ value: ConfigValue?, _ path: String) {
    do throws(PlotError) {
      let template = try Template.parse(text)
      guard let inputNames else { return }
      try template.check(inputs: inputNames)
      for (_, column) in try template.columns(inputs: inputNames) {
        note(column: column, at: value?.place.with(path: path))
      }
    } catch {
      errors.append(error.at(value?.place.with(path: path)))
    }
  }
}
