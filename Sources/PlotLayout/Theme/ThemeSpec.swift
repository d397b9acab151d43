import PlotCore

/// What a config says of the looks: a built-in theme's name, and what differs from it.
public struct ThemeSpec: Sendable {
  /// The names of the built-in themes.
  public static let builtIn = ["light", "dark", "print", "memusagestat"]

  /// The built-in theme that it extends.
  public var base: String

  /// Creates a built-in theme's spec.
  public init(base: String = "light") { self.base = base }

  /// Reads a theme from a config: a string, or an object with `extends` and overrides.
  ///
  /// Errors are recorded in the reader with the path of the value.
  public init(_ value: ConfigValue, path: String, errors reader: inout OptionReader) {
    base = value.string ?? "light"
  }
}
