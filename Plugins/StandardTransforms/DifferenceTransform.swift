import PlotCore

extension Plugin {
  /// Second minus first of two aligned inputs.
  public static let difference = Plugin.transform(DifferenceTransform.self)
}

/// What `difference` takes from a config.
public struct DifferenceOptions: ComponentOptions {
  /// The names of the two inputs; none for those that the input is made from.
  public var of: [String]

  /// Takes `of`.
  public init(from reader: inout OptionReader) {
    of = reader.texts(
      "of", meaning: "input",
      help: "the input to subtract and the one to subtract it from; else the two in from")
    if !of.isEmpty, of.count != 2 {
      reader.reject("of", "difference is of two inputs", remedy: "name two")
    }
  }
}

/// Subtracts the first of two aligned inputs from the second, column by column.
///
/// Of `before_heap` and `after_heap` it makes `heap`, after minus before, in the same unit; all
/// other columns stay, those of names among them. Differences of whole numbers are exact; where one does
/// not fit 64 bits, reading throws and names the row. A gap in either makes a gap.
public struct DifferenceTransform: SeriesTransform {
  /// `difference`.
  public static let id = "difference"
  /// What it does.
  public static let summary = "subtracts the first of two aligned inputs from the second"
  private let options: DifferenceOptions

  /// Creates it.
  public init(options: DifferenceOptions) throws(PlotError) { self.options = options }

  /// Subtracts; throws where there is no aligned table of two inputs, or units differ.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    guard sources.count == 1, let source = sources.first else {
      throw PlotError(
        .config, "difference takes one table, not \(sources.count)",
        remedy: "put {\"type\": \"align\"} before it")
    }
    let names = options.of.isEmpty ? context.names(for: max(2, context.names.count)) : options.of
    guard names.count == 2 else {
      throw PlotError(
        .config, "difference is of two inputs, not \(names.count)",
        remedy: "name two of them in \"of\", the one to subtract first")
    }
    return [try DifferenceSource(source, names[0], names[1])]
  }
}

private struct DifferenceSource: Source {
  /// How a column is made.
  enum Origin: Sendable {
    case same(Int)
    case difference(from: Int, to: Int)
  }

  let upstream: any Source
  let columns: [Column]
  let origins: [Origin]
  let info: SourceInfo

  var rowCount: Int { upstream.rowCount }
  var blockRows: Int { upstream.blockRows }

  init(_ upstream: any Source, _ before: String, _ after: String) throws(PlotError) {
    self.upstream = upstream
    var columns: [Column] = []
    var origins: [Origin] = []
    for (index, column) in upstream.columns.enumerated() {
      if let field = Self.field(of: column, before), column.storage != .name,
        let other = upstream.index(of: "\(after)_\(field)"),
        upstream.columns[other].storage != .name
      {
        columns.append(try Self.column(field, column, before, upstream.columns[other]))
        origins.append(.difference(from: index, to: other))
      } else if column.storage == .name
        || Self.field(of: column, after).flatMap({ upstream.index(of: "\(before)_\($0)") })
          .map({ upstream.columns[$0].storage == .name }) ?? true
      {
        columns.append(column)
        origins.append(.same(index))
      }
    }
    let isFound = origins.contains { if case .difference = $0 { true } else { false } }
    guard isFound else {
      throw PlotError(
        .config, "no column is there of both \"\(before)\" and \"\(after)\"",
        remedy: "put {\"type\": \"align\"} before difference; there are "
          + upstream.columns.map(\.name).joined(separator: ", "))
    }
    let twin = columns.indices.first { index in
      columns[..<index].contains { $0.name == columns[index].name }
    }
    if let twin {
      throw PlotError(
        .config, "two columns would be called \"\(columns[twin].name)\"",
        remedy: "give one of them another name")
    }
    self.columns = columns
    self.origins = origins
    info = upstream.info.withoutRows
  }

  private static func field(of column: Column, _ name: String) -> String? {
    guard column.name.hasPrefix(name + "_") else { return nil }
    let field = column.name.dropFirst(name.count + 1)
    return field.isEmpty ? nil : String(field)
  }

  private static func column(
    _ field: String, _ first: Column, _ before: String, _ second: Column
  ) throws(PlotError) -> Column {
    guard first.unit == second.unit else {
      throw PlotError(
        .config, "\"\(first.name)\" and \"\(second.name)\" are not in the same unit")
    }
    let title =
      first.title.hasPrefix(before + " ")
      ? String(first.title.dropFirst(before.count + 1)) : field
    let isExact =
      first.storage != .real && second.storage != .real && first.scale == second.scale
    return Column(
      field, title: title + " difference", unit: first.unit,
      storage: isExact ? .integer : .real, scale: isExact ? first.scale : 1)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    /// How a column asked for is made from the upstream's block.
    private enum Step {
      case same(Int)
      case difference(Int, Int, Column)
    }

    private let steps: [Step]
    private let upstream: any BlockReader
    private let buffer: BlockBuffer

    init(_ source: DifferenceSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      steps = wanted.map { column in
        switch source.origins[column] {
        case .same(let index): .same(plan.place(of: index))
        case .difference(let from, let to):
          .difference(plan.place(of: from), plan.place(of: to), source.columns[column])
        }
      }
      upstream = try source.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      let count = block.rowCount
      buffer.reserve(rows: count)
      var slices: [ColumnSlice] = []
      for (position, step) in steps.enumerated() {
        switch step {
        case .same(let place): slices.append(block.columns[place])
        case .difference(let from, let to, let column):
          let (first, second) = (block.columns[from], block.columns[to])
          if column.storage == .real {
            let target = buffer.reals(position)
            for index in 0..<count {
              target[index] = second.double(at: index) - first.double(at: index)
            }
          } else {
            let target = buffer.integers(position)
            for index in 0..<count {
              let (value, overflow) = second.integer(at: index).subtractingReportingOverflow(
                first.integer(at: index))
              guard !overflow else {
                throw PlotError(
                  .transform,
                  "the difference of \"\(column.name)\" is beyond 64 bits at row"
                    + " \(block.firstRow + index)",
                  remedy: "leave the column out of align's fields")
              }
              target[index] = value
            }
          }
          slices.append(buffer.slice(position, as: column, count: count))
        }
      }
      return Block(firstRow: block.firstRow, rowCount: count, columns: slices)
    }
  }
}
