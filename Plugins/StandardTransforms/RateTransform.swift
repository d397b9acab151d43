import PlotCore

extension Plugin {
  /// Differences over differences.
  public static let rate = Plugin.transform(RateTransform.self)
}

/// What `rate` takes from a config.
public struct RateOptions: ComponentOptions {
  /// The column whose change is measured.
  public var field: String
  /// The column over which it changes; nil for the one along which rows are ordered.
  public var over: String?
  /// The new column's name; nil for the field's with `_rate`.
  public var name: String?
  let per: FieldQuantity?

  /// Takes `field`, `over`, `per` and `as`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText(
      "field", meaning: "column", help: "the column whose change is measured")
    over = reader.optionalText(
      "over", meaning: "column", help: "the column over which it changes; else the ascending one")
    let path = reader.subpath("per")
    let value = reader.any(
      "per", form: FieldQuantity.form, default: "1",
      help: "the step of over that the change is told for, such as 1 or \"1ms\"")
    per = value.flatMap { FieldQuantity($0, path: path) }
    if let value, per == nil { reader.reject(value, path: path, expected: FieldQuantity.form) }
    name = reader.optionalText("as", meaning: "column", help: "the new column's name")
  }
}

/// Adds how fast a column changes: its difference from the row before over that of another column.
///
/// Differences of whole numbers are taken before they are rounded. A gap stands in the first row,
/// where either row has a gap, and where the other column does not grow: at equal x the change has
/// no rate.
public struct RateTransform: SeriesTransform {
  /// `rate`.
  public static let id = "rate"
  /// What it does.
  public static let summary = "adds how fast a column changes from row to row"
  private let options: RateOptions

  /// Creates it.
  public init(options: RateOptions) throws(PlotError) { self.options = options }

  /// Adds the column to each source; throws where a column is missing.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let y = try source.requireIndex(of: options.field)
      let x = try source.requireIndexOrOrder(of: options.over)
      let per = try options.per?.value(for: source.columns[x]).double ?? 1
      guard per > 0 else {
        throw PlotError(.config, "per must be above 0", at: options.per?.place)
      }
      let unit = Self.unit(of: source.columns[y].unit, over: source.columns[x].unit, options.per)
      let output = Column(
        options.name ?? options.field + "_rate",
        title: options.name ?? source.columns[y].title + " rate", unit: unit, storage: .real)
      return RateSource(source, x: x, y: y, per: per, output: output)
    }
  }

  /// `B/s`, or `B/10ms` where a step is given.
  private static func unit(of y: Unit, over x: Unit, _ per: FieldQuantity?) -> Unit {
    var step = per.map { $0.text.filter { !$0.isWhitespace } } ?? "1"
    if step.allSatisfy({ $0.isNumber || $0 == "." }) { step += x.symbol }
    if step.first == "1", !(step.dropFirst().first.map { $0.isNumber || $0 == "." } ?? false) {
      step.removeFirst()
    }
    return step.isEmpty ? y : Unit("\(y.symbol)/\(step)")
  }
}

private struct RateSource: ColumnAddingSource {
  let upstream: any Source
  let added: AddedColumn
  /// The column over which the other changes, and that one.
  let inputs: [Int]
  let per: Double

  init(_ upstream: any Source, x: Int, y: Int, per: Double, output: Column) {
    self.upstream = upstream
    self.per = per
    inputs = [x, y]
    added = AddedColumn(output, to: upstream)
  }

  func makeFiller() -> any ColumnFiller { Filler(per: per) }

  private final class Filler: ColumnFiller {
    private let per: Double
    /// The differences of x.
    private let differences = BlockBuffer(columnCount: 1)
    /// The values of the row before the next one; nil before the first.
    private var last: (x: Value, y: Value)?

    init(per: Double) { self.per = per }

    func seek(
      to row: Int, reading: (Range<Int>) throws(PlotError) -> Block
    ) throws(PlotError) {
      last = nil
      if row > 0 { remember(try reading((row - 1)..<row), at: 0) }
    }

    func fill(_ block: Block, to buffer: BlockBuffer) {
      let count = block.rowCount
      differences.reserve(rows: count)
      let (rates, steps) = (buffer.reals(0), differences.reals(0))
      block.columns[1].differences(after: last?.y, to: rates)
      block.columns[0].differences(after: last?.x, to: steps)
      let per = per
      for index in 0..<count {
        let rate = rates[index] / steps[index] * per
        rates[index] = steps[index] > 0 && rate.isFinite ? rate : .nan
      }
      remember(block, at: count - 1)
    }

    private func remember(_ block: Block, at index: Int) {
      last = (block.columns[0].stepValue(at: index), block.columns[1].stepValue(at: index))
    }
  }
}

extension ColumnSlice {
  /// The whole number of steps, or the real value in the column's unit.
  fileprivate func stepValue(at index: Int) -> Value {
    storage == .real ? .real(double(at: index)) : .integer(integer(at: index))
  }

  /// Writes each value's difference from the one before, in the column's unit.
  fileprivate func differences(
    after previous: Value?, to target: UnsafeMutablePointer<Double>
  ) {
    guard count > 0 else { return }
    if storage == .real {
      var last = previous?.double ?? .nan
      for index in 0..<count {
        let value = double(at: index)
        target[index] = value - last
        last = value
      }
      return
    }
    var last = integer(at: 0)
    if case .integer(let value) = previous { last = value }
    for index in 0..<count {
      let value = integer(at: index)
      let (difference, overflow) = value.subtractingReportingOverflow(last)
      target[index] = (overflow ? Double(value) - Double(last) : Double(difference)) * scale
      last = value
    }
    if previous == nil { target[0] = .nan }
  }
}
