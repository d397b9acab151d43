/// Takes a component's options from a config, each once.
///
/// One call for each option says its key, form, default and help; decoding, error texts, help and
/// the JSON Schema all come from that call. Errors are gathered, not thrown, so that one run can
/// report them all; a reading that failed returns the default.
public struct OptionReader {
  /// What has been asked for so far.
  public internal(set) var declarations: [OptionDeclaration] = []
  /// What was wrong so far.
  public internal(set) var errors: [PlotError] = []

  /// What the object's config allows, and where its files lie.
  public let context: OptionContext
  /// Whether other keys are right as well: what they mean is not known yet.
  package private(set) var takesMore = false
  /// The programs that were not asked what they take, in the user's words.
  package var unaskedPrograms: [String] = []

  /// The object that is read; nil while only declarations are wanted.
  let value: ConfigValue?
  /// The path of the object, such as `outputs[0]`.
  public let path: String
  /// The stage of errors: config for files, usage for command lines.
  let stage: PlotError.Stage

  /// Creates a reader of an object; of nothing, to learn the declarations or the defaults.
  public init(
    _ value: ConfigValue?, path: String = "", stage: PlotError.Stage = .config,
    context: OptionContext = OptionContext()
  ) {
    self.path = path
    self.context = context
    self.stage = stage
    if let value, value.members == nil {
      self.value = nil
      errors = [
        .wrongType("an object", not: value.inWords, stage, at: value.place.with(path: path))
      ]
    } else {
      self.value = value
    }
  }

  /// Tells whether the key is there (and not null).
  public func has(_ key: String) -> Bool {
    guard let found = value?[key] else { return false }
    if case .null = found.kind { return false }
    return true
  }

  /// Whether only declarations or defaults are wanted.
  public var isDescribing: Bool { value == nil }

  /// Lets all other keys pass, as it cannot be known yet which are right.
  public mutating func takeMore() { takesMore = true }

  /// Rejects every key that no call took, naming the nearest known one.
  ///
  /// Engines call it after the options were made; components need not.
  public mutating func finish() {
    if takesMore { return }
    let known = declarations.map(\.key)
    for member in value?.members ?? [] where !known.contains(member.key) {
      errors.append(
        .unknownKey(
          member.key, among: known, stage, at: member.place.with(path: path),
          otherwise: home(of: member.key)
            ?? (known.isEmpty ? "it takes no keys" : "it takes \(known.joined(separator: ", "))")))
    }
  }

  /// Says in which of the object's own objects a key has its place.
  private func home(of key: String) -> String? {
    for declaration in declarations {
      if case .object(let inner) = declaration.form, inner.contains(where: { $0.key == key }) {
        return "it belongs into \"\(declaration.key)\": { \"\(key)\": … }"
      }
    }
    return nil
  }

  /// Records an error about a value that this reader was given.
  public mutating func reject(
    _ key: String, _ message: String, remedy: String? = nil
  ) {
    let place = value?[key]?.place ?? value?.place
    errors.append(
      PlotError(stage, message, at: place?.with(path: subpath(key)), remedy: remedy))
  }

  /// Records an error about a value that this reader was given, with the reader's stage.
  public mutating func reject(_ key: String, _ error: PlotError) {
    let place = value?[key]?.place ?? value?.place
    errors.append(error.of(stage).at(place?.with(path: subpath(key))))
  }

  /// The path of a key of this object.
  public func subpath(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

  /// Declares an option and returns its value, if it is there and not null.
  mutating func take(
    _ key: String, _ form: OptionDeclaration.Form, default text: String?, required: Bool = false,
    help: String
  ) -> ConfigValue? {
    declarations.append(
      OptionDeclaration(
        key: key, form: form, defaultText: text, isRequired: required, help: help))
    guard has(key) else {
      if required, let value {
        errors.append(
          .missing(
            key, stage, at: value.place.with(path: path),
            remedy: "add it, \(form.inWords): \(help)"))
      }
      return nil
    }
    return value?[key]
  }

  /// Records that a value is not of its form.
  mutating func mismatch(
    _ value: ConfigValue, _ path: String, expected form: OptionDeclaration.Form
  ) {
    var remedy: String?
    if case .choice(let words) = form, let text = value.string {
      remedy = Spelling.nearest(to: text, among: words).map(Spelling.question)
    } else if let text = value.string, form.takes(unquoted: text) {
      remedy = "write \(text) without quotes"
    }
    errors.append(
      .wrongType(
        form.inWords, not: value.inWords, stage, at: value.place.with(path: path), remedy: remedy))
  }

  /// Takes over what another reader of a part of this object found wrong.
  public mutating func adopt(_ other: OptionReader) { errors += other.errors }
}

extension Place {
  /// Returns the place with the path of a config's value.
  public func with(path: String) -> Place {
    var copy = self
    copy.path = path
    return copy
  }
}
