/// The options of a component, taken from a config.
///
///     struct PNGOptions: ComponentOptions {
///       var scale: Double
///       init(from reader: inout OptionReader) {
///         scale = reader.number("scale", default: 1, in: 0.1...16, help: "pixels for each point")
///       }
///     }
public protocol ComponentOptions: Sendable {
  /// Takes each option once. What is wrong is recorded by the reader.
  init(from reader: inout OptionReader)
}

extension ComponentOptions {
  /// The options with every default.
  public static var defaults: Self {
    var nothing = OptionReader(nil)
    return Self(from: &nothing)
  }

  /// What the options take, in the order in which they are read.
  public static var declarations: [OptionDeclaration] {
    var nothing = OptionReader(nil)
    _ = Self(from: &nothing)
    return nothing.declarations
  }
}

/// The options of a component that has none.
public struct NoOptions: ComponentOptions {
  /// Takes nothing.
  public init(from reader: inout OptionReader) {}
  /// Creates no options.
  public init() {}
}
