import PlotCore

/// A config as a test writes it: `["type": "lollipop", "size": 3, "range": [0, nil]]`.
///
/// All of it stands at one place, `check.json:1:1`; errors tell the path.
extension ConfigValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self.init(.string(text), at: .test) }
  /// A whole number.
  public init(integerLiteral number: Int) { self.init(.number("\(number)"), at: .test) }
  /// A number.
  public init(floatLiteral number: Double) { self.init(.number("\(number)"), at: .test) }
  /// `true` or `false`.
  public init(booleanLiteral isTrue: Bool) { self.init(.bool(isTrue), at: .test) }
  /// `null`.
  public init(nilLiteral: ()) { self.init(.null, at: .test) }
  /// Values in order.
  public init(arrayLiteral elements: ConfigValue...) { self.init(.array(elements), at: .test) }
  /// Named values in order; a name may stand there twice, as in a file.
  public init(dictionaryLiteral members: (String, ConfigValue)...) {
    self.init(
      .object(members.map { Member(key: $0, place: .test, value: $1) }), at: .test)
  }
}

extension Component {
  /// Creates it from a config as a run does: `try PaleMark(config: ["size": 3])`. Throws the first thing
  /// that is wrong with the config, such as a key that it does not know; errors tell the place below `path`.
  public init(config: ConfigValue, path: String = "") throws(PlotError) {
    var reader = OptionReader(config, path: path)
    let options = Options(from: &reader)
    reader.finish()
    if let error = reader.errors.first { throw error }
    try self.init(options: options)
  }
}

extension Theme {
  /// Resolves a config's `theme`: a name, or what differs from a theme that it `extends`.
  ///
  /// `plugins` are the tool's, beside the standard themes. Throws the first thing that is wrong.
  public init(config: ConfigValue, plugins: [Plugin] = []) throws(PlotError) {
    let themes = try Registry(plugins).adding(Plugin.standardThemes).themes
    var reader = OptionReader(nil)
    let spec = ThemeSpec(config, path: "theme", among: themes.names, errors: &reader)
    if let error = reader.errors.first { throw error }
    self = try Theme(spec, among: themes)
  }
}
