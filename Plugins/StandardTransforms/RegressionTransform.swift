import PlotCore

extension Plugin {
  /// Curves of best fit.
  public static let regression = Plugin.transform(RegressionTransform.self)
}

/// What `regression` takes from a config.
public struct RegressionOptions: ComponentOptions {
  /// The form of the curve.
  public enum Method: String, CaseIterable, Sendable {
    /// y = a + b x.
    case linear
    /// y = a + b log x.
    case log
    /// y = a e^(b x).
    case exp
    /// y = a x^b.
    case pow
    /// A polynomial of order 2.
    case quad
    /// A polynomial of any order.
    case poly

    /// Whether the logarithm of x is taken.
    var needsPositiveX: Bool { self == .log || self == .pow }
    /// Whether the logarithm of y is taken.
    var needsPositiveY: Bool { self == .exp || self == .pow }
  }

  /// The column that is to be told from the other.
  public var field: String
  /// The column that tells it.
  public var on: String
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// The form of the curve.
  public var method: Method
  /// The order of a polynomial.
  public var order: Int
  /// The names of the columns of x and y.
  public var names: [String]
  let extent: [FieldQuantity]

  /// Takes `regression`, `on`, `groupby`, `method`, `order`, `extent` and `as`.
  public init(from reader: inout OptionReader) {
    let field = reader.requiredText(
      "regression", meaning: "column", help: "the column up the page, that is told from the other")
    let on = reader.requiredText("on", meaning: "column", help: "the column along the page")
    (self.field, self.on) = (field, on)
    groupby = reader.groupby()
    method = reader.choice("method", default: Method.linear, help: "the form of the curve")
    order =
      reader.optionalInteger(
        "order", in: 1...12, help: "the order of a polynomial, with poly; else 3") ?? 3
    extent = reader.quantities("extent", help: "where curves begin and end; else where points do")
    names = reader.curveNames(x: on, y: field)
    if reader.has("order"), method != .poly {
      reader.reject(
        "order", "method \(method.rawValue) takes no order", remedy: "write \"method\": \"poly\"")
    }
    if reader.has("extent"), extent.count != 2 {
      reader.reject("extent", "extent takes two values, the lowest and the highest")
    }
  }
}

/// Makes the curve of each group that is nearest to its points by the squares of their distances.
///
/// The forms are Vega-Lite's. Of `log`, `exp` and `pow` the straight line between logarithms is found; `exp`
/// weighs points by their y. A straight line has two rows, any other curve 101 at equal distances. Rows
/// with a gap count for nothing; a group with too few different x has no curve, which a note says. Where a
/// logarithm is asked of what is not above 0 it throws. Groups are read one at a time.
public struct RegressionTransform: SeriesTransform {
  /// `regression`.
  public static let id = "regression"
  /// What it does.
  public static let summary = "makes the straight or curved line of best fit through each group"
  private static let steps = 100
  private let options: RegressionOptions

  /// Creates it.
  public init(options: RegressionOptions) throws(PlotError) { self.options = options }

  /// Fits each source; throws where a column is missing or holds names, or values have no logarithm.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    let method = options.method
    let order = method == .poly ? options.order : method == .quad ? 2 : 1
    return try each(sources) { source throws(PlotError) in
      let table = try CurveTable(
        of: source, x: options.on, y: options.field, groupby: options.groupby, names: options.names)
      let x = source.columns[try source.requireIndex(of: options.on)]
      var extent: ClosedRange<Double>?
      if options.extent.count == 2 {
        let low = try options.extent[0].value(for: x).double
        let high = try options.extent[1].value(for: x).double
        guard low <= high else {
          throw PlotError(
            .config, "the extent ends below its beginning", at: options.extent[1].place,
            remedy: "write the lowest value first")
        }
        extent = low...high
        if method.needsPositiveX { try Self.check([low], named: options.on, method) }
      }
      let note = "it takes \(order + 1) rows of different \"\(options.on)\" at least"
      return try table.make(in: context.temporaryFolder, without: note) {
        (xs, ys) throws(PlotError) in
        if method.needsPositiveX { try Self.check(xs, named: options.on, method) }
        if method.needsPositiveY { try Self.check(ys, named: options.field, method) }
        guard let curve = FittedCurve(xs, ys, method, order: order), let low = xs.min(),
          let high = xs.max()
        else { return nil }
        let (start, end) = (extent?.lowerBound ?? low, extent?.upperBound ?? high)
        let steps = method == .linear ? 1 : Self.steps
        let places = (0...steps).map { step in
          step == steps ? end : start + (end - start) * Double(step) / Double(steps)
        }
        return (places, places.map(curve.value))
      }
    }
  }

  private static func check(
    _ values: [Double], named name: String, _ method: RegressionOptions.Method
  ) throws(PlotError) {
    guard let value = values.first(where: { !($0 > 0) }) else { return }
    throw PlotError(
      .transform,
      "method \(method.rawValue) takes logarithms, and \"\(name)\" is \(Value.real(value).digits) in a row",
      remedy: "keep what is above 0 by filter, or take another method")
  }
}

extension OptionReader {
  /// Takes the names of the columns of a curve.
  mutating func curveNames(x: String, y: String) -> [String] {
    let names = texts(
      "as", meaning: "column", help: "the names of the columns along and up the page; else theirs")
    if names.isEmpty { return [x, y] }
    if names.count != 2 || names[0] == names[1] {
      reject("as", "a curve has two columns", remedy: "give two names")
      return [x, y]
    }
    return names
  }
}
