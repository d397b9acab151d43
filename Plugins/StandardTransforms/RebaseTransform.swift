import PlotCore

extension Plugin {
  /// Counts a column from its first value.
  public static let rebase = Plugin.transform(RebaseTransform.self)
}

/// What `rebase` takes from a config.
public struct RebaseOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// The value that becomes 0; nil for the first one.
  let origin: FieldQuantity?

  /// Takes `field` and `to`.
  public init(from reader: inout OptionReader) {
    field = reader.text(
      "field", default: "time", meaning: "column", help: "the column to be counted anew")
    let form = OptionDeclaration.Form.either([.choice(["first"]), FieldQuantity.form])
    let value = reader.any(
      "to", form: form, default: "\"first\"",
      help: "the value that becomes 0: first, or a number with the column's unit")
    if let value, value.string != "first" {
      origin = FieldQuantity(value, path: reader.subpath("to"))
      if origin == nil { reader.reject(value, path: reader.subpath("to"), expected: form) }
    } else {
      origin = nil
    }
  }
}

/// Subtracts a column's first value, or a given one, from the whole column.
///
/// For whole numbers nothing is calculated but the column's offset; where the results of an ascending
/// column do not fit 64 bits it becomes floating point, and where those of another do not, reading
/// throws. A column of gaps alone stays.
public struct RebaseTransform: SeriesTransform {
  /// `rebase`.
  public static let id = "rebase"
  /// What it does.
  public static let summary = "counts a column from its first value, or from a given one"
  private let options: RebaseOptions

  /// Creates it.
  public init(options: RebaseOptions) throws(PlotError) { self.options = options }

  /// Rebases each source; throws where it lacks the column or the first value cannot be read.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireIndex(of: options.field)
      let column = source.columns[index]
      if column.storage == .real {
        let origin: Double
        if let given = options.origin {
          origin = try given.value(for: column).double
        } else if let first = try firstReal(of: index, in: source) {
          origin = first
        } else {
          return source
        }
        return try Self.subtracting(origin, from: column, of: source)
      }
      guard let given = options.origin else {
        guard source.rowCount > 0 else { return source }
        var first: Int64 = 0
        try source.forEachBlock(of: [index], in: 0..<1) { first = $0.columns[0].integer(at: 0) }
        return try Self.shifting(by: first, column: index, of: source)
      }
      let value = try given.value(for: column)
      if case .integer(let whole) = value, column.scale == 1 {
        return try Self.shifting(by: whole, column: index, of: source)
      }
      // A clock's tick need not divide the origin; a millionth of a tick is rounding.
      let steps = value.double / column.scale
      if let whole = Int64(exactly: steps.rounded()), (steps - steps.rounded()).magnitude <= 1e-6 {
        return try Self.shifting(by: whole, column: index, of: source)
      }
      return try Self.subtracting(value.double, from: column, of: source)
    }
  }

  /// Changes the offset; where an ascending column's ends do not fit 64 bits then, goes over to
  /// floating point.
  private static func shifting(
    by steps: Int64, column index: Int, of source: any Source
  ) throws(PlotError) -> any Source {
    let column = source.columns[index]
    var fits = true
    if column.isAscending, let last = (0..<source.rowCount).last {
      for row in [0, last] {
        try source.forEachBlock(of: [index], in: row..<(row + 1)) { block throws(PlotError) in
          if block.columns[0].integer(at: 0).subtractingReportingOverflow(steps).overflow {
            fits = false
          }
        }
      }
    }
    return fits
      ? ShiftedSource(source, column: index, steps: steps)
      : try subtracting(Double(steps) * column.scale, from: column, of: source)
  }

  private static func subtracting(
    _ origin: Double, from column: Column, of source: any Source
  ) throws(PlotError) -> any Source {
    var output = column
    (output.offset, output.scale) = (0, 1)
    return try RowWiseSource(source, inputs: [column.name], output: output) {
      (block, output: UnsafeMutableBufferPointer<Double>) in
      guard let target = output.baseAddress else { return }
      block.columns[0].copyDoubles(to: target)
      for index in output.indices { target[index] -= origin }
    }
  }

  private func firstReal(of column: Int, in source: any Source) throws(PlotError) -> Double? {
    var row = 0
    let reader = try source.makeReader(of: [column])
    defer { withExtendedLifetime(reader) {} }
    while row < source.rowCount {
      let block = try reader.read(row..<source.rowCount)
      for index in 0..<block.rowCount {
        let value = block.columns[0].double(at: index)
        if !value.isNaN { return value }
      }
      row += block.rowCount
    }
    return nil
  }
}

/// A source of which one column of whole numbers has another offset.
private struct ShiftedSource: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  private let shifted: Int
  private let steps: Int64

  init(_ upstream: any Source, column: Int, steps: Int64) {
    self.upstream = upstream
    shifted = column
    self.steps = steps
    var columns = upstream.columns
    columns[column].offset &+= steps
    self.columns = columns
    var info = upstream.info
    let name = columns[column].name
    if let extent = info.extents[name] {
      let origin = Double(steps) * columns[column].scale
      info.extents[name] = (extent.lowerBound - origin)...(extent.upperBound - origin)
    }
    if column == upstream.timeIndex {
      let origin = Double(steps) * columns[column].scale
      for run in info.runs.indices {
        info.runs[run].start? -= origin
        info.runs[run].end? -= origin
      }
    }
    self.info = info
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    let reader = try upstream.makeReader(of: columns)
    let places = columns.indices.filter { columns[$0] == shifted }
    if places.isEmpty { return reader }
    return Reader(reader, places, steps, checked: self.columns[shifted])
  }

  private final class Reader: BlockReader {
    private let upstream: any BlockReader
    private let places: [Int]
    private let steps: Int64
    private let column: Column

    init(_ upstream: any BlockReader, _ places: [Int], _ steps: Int64, checked column: Column) {
      self.column = column
      self.upstream = upstream
      self.places = places
      self.steps = steps
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      var columns = block.columns
      // An ascending column's ends were looked at, and all else lies between them.
      if !column.isAscending { try check(columns[places[0]], from: block.firstRow) }
      for place in places { columns[place] = columns[place].shifted(by: steps) }
      return Block(firstRow: block.firstRow, rowCount: block.rowCount, columns: columns)
    }

    private func check(_ slice: ColumnSlice, from row: Int) throws(PlotError) {
      for index in 0..<slice.count
      where slice.integer(at: index).subtractingReportingOverflow(steps).overflow {
        throw PlotError(
          .transform,
          "\"\(column.name)\" counted from \(steps) is beyond 64 bits at row \(row + index)",
          remedy: "take an origin nearer to the values")
      }
    }
  }
}
