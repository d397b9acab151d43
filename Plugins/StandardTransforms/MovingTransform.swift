import PlotCore

extension Plugin {
  /// A statistic over a moving window.
  public static let moving = Plugin.transform(MovingTransform.self)
}

/// What `moving` takes from a config.
public struct MovingOptions: ComponentOptions {
  /// What is told of a window.
  public enum Statistic: String, CaseIterable, Sendable { case mean, min, max, median }
  /// Where a row stands in its window.
  public enum Position: String, CaseIterable, Sendable {
    /// In the middle.
    case centred
    /// At the end.
    case trailing
  }

  /// The column.
  public var field: String
  /// What is told of a window.
  public var statistic: Statistic
  /// Where a row stands in its window.
  public var position: Position
  /// The ascending column in which a window with a unit is measured; nil for the usual one.
  public var over: String?
  /// The new column's name; nil for the field's with the statistic's behind `_`.
  public var name: String?
  let window: FieldQuantity?

  /// Takes `field`, `window`, `statistic`, `position`, `over` and `as`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to look at")
    let form = OptionDeclaration.Form.either([
      .integer(1...MovingSource.longestWindow), .text("span with a unit, such as \"100ms\""),
    ])
    let path = reader.subpath("window")
    let value = reader.any(
      "window", form: form, required: true,
      help: "the window: a number of rows, or a span of the column over as a string")
    window = value.flatMap { FieldQuantity($0, path: path) }
    if let value {
      if let window {
        let count = Int(window.text)
        let isCount = count.map { (1...MovingSource.longestWindow).contains($0) } ?? false
        if !window.isString, !isCount { reader.reject(value, path: path, expected: form) }
      } else {
        reader.reject(value, path: path, expected: form)
      }
    }
    statistic = reader.choice(
      "statistic", default: Statistic.mean, help: "what is told of a window")
    position = reader.choice(
      "position", default: Position.centred, help: "where a row stands in its window")
    over = reader.optionalText(
      "over", meaning: "column", help: "the ascending column that measures a window with a unit")
    name = reader.optionalText("as", meaning: "column", help: "the new column's name")
  }
}

/// Adds the mean, lowest, highest or median value of a window around or before each row.
///
/// A window of n rows holds, where centred, (n - 1) / 2 rows before its row (rounded down) and the
/// others behind it; where trailing, n - 1 rows before it. A span w of time holds the rows that are at
/// most w / 2 away where centred, and those less than w before where trailing. At the ends windows
/// are cut off. Gaps count for nothing; a window of gaps gives one. Means are over rows, not over
/// time. The lowest and highest of whole numbers stay exact.
public struct MovingTransform: SeriesTransform {
  /// `moving`.
  public static let id = "moving"
  /// What it does.
  public static let summary = "adds the mean, min, max or median of a window that moves along"
  private let options: MovingOptions

  /// Creates it; throws where no window is given.
  public init(options: MovingOptions) throws(PlotError) {
    guard options.window != nil else {
      throw PlotError(.config, "moving has no window", remedy: "add \"window\"")
    }
    self.options = options
  }

  /// Adds the column to each source; throws where columns are missing or do not fit the window.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let field = try source.requireIndex(of: options.field)
      return MovingSource(
        source, field: field, window: try window(over: source), statistic: options.statistic,
        name: options.name)
    }
  }

  private func window(over source: any Source) throws(PlotError) -> MovingWindow {
    let isCentred = options.position == .centred
    guard let window = options.window else { return .rows(before: 0, behind: 0) }
    if !window.isString, let count = Int(window.text) {
      return isCentred
        ? .rows(before: (count - 1) / 2, behind: count / 2) : .rows(before: count - 1, behind: 0)
    }
    let over = try source.requireIndexOrOrder(of: options.over)
    let column = source.columns[over]
    guard column.isAscending else {
      throw PlotError(
        .config, "the column \"\(column.name)\" does not ascend, so it measures no window",
        remedy: "sort by it before, or give the window as a number of rows")
    }
    let span = try window.value(for: column).double
    guard span > 0 else { throw PlotError(.config, "a window must be above 0", at: window.place) }
    return .span(span, column: over, isCentred: isCentred)
  }
}

/// Which rows belong to a row's window.
enum MovingWindow: Sendable {
  case rows(before: Int, behind: Int)
  case span(Double, column: Int, isCentred: Bool)
}
