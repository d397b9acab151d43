extension OptionReader {
  /// Takes `true` or `false`.
  public mutating func flag(_ key: String, default fallback: Bool, help: String) -> Bool {
    optionalFlag(key, default: fallback, help: help) ?? fallback
  }

  /// Takes `true` or `false`; nil where it is not there.
  public mutating func optionalFlag(
    _ key: String, default fallback: Bool? = nil, help: String
  ) -> Bool? {
    guard let value = take(key, .flag, default: fallback.map { "\($0)" }, help: help) else {
      return nil
    }
    if case .bool(let flag) = value.kind { return flag }
    mismatch(value, subpath(key), expected: .flag)
    return nil
  }

  /// Takes a number, or a string with a unit of the dimension, within bounds.
  public mutating func number(
    _ key: String, _ dimension: Quantity.Dimension = .number, default fallback: Double,
    in bounds: ClosedRange<Double>? = nil, help: String
  ) -> Double {
    optionalNumber(key, dimension, default: fallback, in: bounds, help: help) ?? fallback
  }

  /// Takes a number like `number`; nil where it is not there.
  public mutating func optionalNumber(
    _ key: String, _ dimension: Quantity.Dimension = .number, default fallback: Double? = nil,
    in bounds: ClosedRange<Double>? = nil, help: String
  ) -> Double? {
    let form = OptionDeclaration.Form.number(dimension, bounds)
    let text = fallback.map { Decimal.trimmed($0, places: 6) }
    guard let value = take(key, form, default: text, help: help) else { return nil }
    return number(value, subpath(key), form)
  }

  /// Takes a whole number within bounds.
  public mutating func integer(
    _ key: String, default fallback: Int, in bounds: ClosedRange<Int>, help: String
  ) -> Int {
    optionalInteger(key, default: fallback, in: bounds, help: help) ?? fallback
  }

  /// Takes a whole number within bounds; nil where it is not there.
  public mutating func optionalInteger(
    _ key: String, default fallback: Int? = nil, in bounds: ClosedRange<Int>, help: String
  ) -> Int? {
    let form = OptionDeclaration.Form.integer(bounds)
    guard let value = take(key, form, default: fallback.map { "\($0)" }, help: help) else {
      return nil
    }
    return integer(value, subpath(key), bounds)
  }

  /// Takes a text; `meaning` says what it stands for.
  public mutating func text(
    _ key: String, default fallback: String, meaning: String = "text", help: String
  ) -> String {
    optionalText(key, default: fallback, meaning: meaning, help: help) ?? fallback
  }

  /// Takes a text; nil where it is not there.
  public mutating func optionalText(
    _ key: String, default fallback: String? = nil, meaning: String = "text", help: String
  ) -> String? {
    let form = OptionDeclaration.Form.text(meaning)
    guard let value = take(key, form, default: fallback.map { "\"\($0)\"" }, help: help) else {
      return nil
    }
    if let text = value.string { return text }
    mismatch(value, subpath(key), expected: form)
    return nil
  }

  /// Takes a text that must be there; empty where it is not, which is recorded as an error.
  public mutating func requiredText(
    _ key: String, meaning: String = "text", help: String
  ) -> String {
    let form = OptionDeclaration.Form.text(meaning)
    guard let value = take(key, form, default: nil, required: true, help: help) else { return "" }
    if let text = value.string { return text }
    mismatch(value, subpath(key), expected: form)
    return ""
  }

  /// Takes one of the words of an enumeration.
  public mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice, help: String
  ) -> Choice where Choice.RawValue == String {
    optionalChoice(key, of: Choice.self, default: fallback, help: help) ?? fallback
  }

  /// Takes one of the words of an enumeration; nil where it is not there.
  public mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, default fallback: Choice? = nil, help: String
  ) -> Choice? where Choice.RawValue == String {
    let form = OptionDeclaration.Form.choice(type.allCases.map(\.rawValue))
    let text = fallback.map { "\"\($0.rawValue)\"" }
    guard let value = take(key, form, default: text, help: help) else { return nil }
    if let choice = value.string.flatMap(Choice.init(rawValue:)) { return choice }
    mismatch(value, subpath(key), expected: form)
    return nil
  }

  /// Takes an array of texts; one text alone stands for an array of one.
  public mutating func texts(
    _ key: String, default fallback: [String] = [], meaning: String = "text", help: String
  ) -> [String] {
    let form = OptionDeclaration.Form.either([.text(meaning), .list(.text(meaning))])
    let text = fallback.isEmpty ? nil : "[\(fallback.map { "\"\($0)\"" }.joined(separator: ", "))]"
    guard let value = take(key, form, default: text, help: help) else { return fallback }
    if let text = value.string { return [text] }
    guard let elements = value.elements else {
      mismatch(value, subpath(key), expected: form)
      return fallback
    }
    var result: [String] = []
    for (index, element) in elements.enumerated() {
      if let text = element.string {
        result.append(text)
      } else {
        mismatch(element, "\(subpath(key))[\(index)]", expected: .text(meaning))
      }
    }
    return result
  }

  /// Takes an array of numbers, or of strings with a unit; a null or missing element is nil.
  public mutating func numbers(
    _ key: String, _ dimension: Quantity.Dimension = .number,
    in bounds: ClosedRange<Double>? = nil, help: String
  ) -> [Double]? {
    let element = OptionDeclaration.Form.number(dimension, bounds)
    guard let value = take(key, .list(element), default: nil, help: help) else { return nil }
    guard let elements = value.elements else {
      mismatch(value, subpath(key), expected: .list(element))
      return nil
    }
    var result: [Double] = []
    for (index, item) in elements.enumerated() {
      if let number = number(item, "\(subpath(key))[\(index)]", element) { result.append(number) }
    }
    return result
  }

  /// Takes an object of options of its own; a missing one has all its defaults.
  public mutating func object<Options: ComponentOptions>(
    _ key: String, _ type: Options.Type, help: String
  ) -> Options {
    optionalObject(key, type, help: help)
      ?? {
        var nothing = OptionReader(nil)
        return Options(from: &nothing)
      }()
  }

  /// Takes an object of options of its own; nil where it is not there.
  public mutating func optionalObject<Options: ComponentOptions>(
    _ key: String, _ type: Options.Type, help: String
  ) -> Options? {
    var describing = OptionReader(nil)
    _ = Options(from: &describing)
    let form = OptionDeclaration.Form.object(describing.declarations)
    guard let value = take(key, form, default: nil, help: help) else { return nil }
    var inner = OptionReader(value, path: subpath(key), stage: stage)
    let options = Options(from: &inner)
    inner.finish()
    adopt(inner)
    return options
  }

  /// Takes any value, to be checked by the caller, whose form is declared in words.
  public mutating func any(
    _ key: String, form: OptionDeclaration.Form, default text: String? = nil,
    required: Bool = false, help: String
  ) -> ConfigValue? {
    take(key, form, default: text, required: required, help: help)
  }

  /// Records that a value which `any` returned is not of its form.
  public mutating func reject(
    _ value: ConfigValue, path: String, expected form: OptionDeclaration.Form
  ) {
    mismatch(value, path, expected: form)
  }

  /// Records an error about a value which `any` returned.
  public mutating func reject(
    _ value: ConfigValue, path: String, _ message: String, remedy: String? = nil
  ) {
    errors.append(PlotError(stage, message, at: value.place.with(path: path), remedy: remedy))
  }

  /// Records an error about a value which `any` returned, with the reader's stage.
  public mutating func reject(_ value: ConfigValue, path: String, _ error: PlotError) {
    errors.append(error.of(stage).at(value.place.with(path: path)))
  }

  /// Reads a number, plain or with a unit, and checks its bounds.
  mutating func number(
    _ value: ConfigValue, _ path: String, _ form: OptionDeclaration.Form
  ) -> Double? {
    guard case .number(let dimension, let bounds) = form else { return nil }
    var number: Double?
    var text = ""
    if case .number(let digits) = value.kind {
      (number, text) = (Double(digits), digits)
    } else if let string = value.string, dimension != .number {
      (number, text) = (Quantity.parse(string, as: dimension), "\"\(string)\"")
    }
    guard let number, number.isFinite else {
      mismatch(value, path, expected: form)
      return nil
    }
    if let bounds, !bounds.contains(number) {
      let fallback = declarations.last?.defaultText
      outside(value, path, text, form: form, fallback: fallback)
      return nil
    }
    return number
  }

  /// Reads a whole number and checks its bounds.
  mutating func integer(
    _ value: ConfigValue, _ path: String, _ bounds: ClosedRange<Int>
  ) -> Int? {
    let form = OptionDeclaration.Form.integer(bounds)
    guard case .number(let text) = value.kind,
      let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) })
    else {
      mismatch(value, path, expected: form)
      return nil
    }
    guard bounds.contains(number) else {
      outside(value, path, text, form: form, fallback: declarations.last?.defaultText)
      return nil
    }
    return number
  }

  private mutating func outside(
    _ value: ConfigValue, _ path: String, _ text: String, form: OptionDeclaration.Form,
    fallback: String?
  ) {
    let bounds =
      switch form {
      case .number(_, .some(let bounds)): OptionDeclaration.Form.range(bounds)
      case .integer(let bounds): "\(bounds.lowerBound)...\(bounds.upperBound)"
      default: ""
      }
    errors.append(
      .outside(
        bounds, text, stage, at: value.place.with(path: path),
        remedy: fallback.map { "leave it out for \($0)" }))
  }
}
