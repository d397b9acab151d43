extension OptionReader {
  /// Takes an option whose form is known only when the tool runs; nil where it is not there or wrong.
  ///
  /// Numbers come back in the plain unit of their dimension. Forms that have values of their own,
  /// such as objects, are not looked into.
  public mutating func value(of option: OptionDeclaration) -> ConfigValue? {
    guard
      let value = take(
        option.key, option.form, default: option.defaultText, required: option.isRequired,
        help: option.help)
    else { return nil }
    return checked(value, subpath(option.key), option.form)
  }

  private mutating func checked(
    _ value: ConfigValue, _ path: String, _ form: OptionDeclaration.Form
  ) -> ConfigValue? {
    switch (form, value.kind) {
    case (.number, _):
      return number(value, path, form).map { number in
        ConfigValue(.number(Value.real(number).digits), at: value.place)
      }
    case (.integer(let bounds), _):
      return integer(value, path, bounds).map { ConfigValue(.number("\($0)"), at: value.place) }
    case (.flag, .bool), (.text, .string): return value
    case (.choice(let words), .string(let word)) where words.contains(word): return value
    case (.list(let form), .array(let elements)):
      let before = errors.count
      var found: [ConfigValue] = []
      for (index, element) in elements.enumerated() {
        if let element = checked(element, "\(path)[\(index)]", form) { found.append(element) }
      }
      return errors.count == before ? ConfigValue(.array(found), at: value.place) : nil
    case (.flag, _), (.text, _), (.choice, _), (.list, _):
      mismatch(value, path, expected: form)
      return nil
    case (.object, _), (.either, _), (.dictionary, _), (.other, _): return value
    }
  }
}
