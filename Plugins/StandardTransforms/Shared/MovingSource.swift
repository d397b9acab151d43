import PlotCore

/// A source with a statistic over the window of each row.
///
/// A reader holds the rows of its block's windows in memory. Sums are those of a tree whose nodes
/// stand at fixed rows, so that a row's mean does not depend on where reading began.
struct MovingSource: DerivedSource {
  /// The most rows of a window.
  static let longestWindow = 4_194_304

  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  let field: Int
  let place: Int
  let window: MovingWindow
  let statistic: MovingOptions.Statistic

  init(
    _ upstream: any Source, field: Int, window: MovingWindow, statistic: MovingOptions.Statistic,
    name: String?
  ) {
    self.upstream = upstream
    self.field = field
    self.window = window
    self.statistic = statistic
    var output = upstream.columns[field].stored
    let isExact = output.storage == .integer && (statistic == .min || statistic == .max)
    output.title = name ?? "\(output.title), moving \(statistic.rawValue)"
    output.name = name ?? "\(output.name)_\(statistic.rawValue)"
    output.offset = 0
    output.isAscending = false
    if !isExact { (output.storage, output.scale) = (.real, 1) }
    (columns, place) = upstream.columns.adding(output)
    info = upstream.info.keepingExtents { $0 != output.name }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    guard columns.contains(place) else { return try upstream.makeReader(of: columns) }
    return try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let source: MovingSource
    private let upstream: any BlockReader
    private let places: [Int?]
    private let buffer = BlockBuffer(columnCount: 1)
    private let rows: WindowRows

    init(_ source: MovingSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      self.source = source
      places = wanted.map { $0 == source.place ? nil : plan.place(of: $0) }
      upstream = try source.upstream.makeReader(of: plan.columns)
      rows = try WindowRows(source)
    }

    func read(_ wanted: Range<Int>) throws(PlotError) -> Block {
      // The statistic walks ahead of its own block on a reader of its own.
      let block = try upstream.read(wanted.prefix(source.blockRows))
      try rows.load(around: block.rows)
      buffer.reserve(rows: block.rowCount)
      let column = source.columns[source.place]
      if column.storage == .integer {
        let target = buffer.integers(0)
        let tree = AlignedTree(rows.integers, start: rows.start) {
          [isMin = source.statistic == .min] in isMin ? min($0, $1) : max($0, $1)
        }
        for (index, window) in rows.windows.enumerated() {
          target[index] = tree.fold(window) ?? 0
        }
      } else {
        fill(buffer.reals(0))
      }
      let made = buffer.slice(0, as: column, count: block.rowCount)
      return Block(
        firstRow: block.firstRow, rowCount: block.rowCount,
        columns: places.map { $0.map { block.columns[$0] } ?? made })
    }

    private func fill(_ target: UnsafeMutablePointer<Double>) {
      switch source.statistic {
      case .mean:
        let pairs = rows.reals.map { $0.isNaN ? SIMD2(0, 0) : SIMD2($0, 1) }
        let tree = AlignedTree(pairs, start: rows.start) { $0 + $1 }
        for (index, window) in rows.windows.enumerated() {
          let sum = tree.fold(window) ?? SIMD2(0, 0)
          let mean = sum.x / sum.y
          target[index] = mean.isFinite ? mean : .nan
        }
      case .min:
        let tree = AlignedTree(rows.reals, start: rows.start) {
          $1.isNaN || $0 <= $1 ? $0 : $1
        }
        for (index, window) in rows.windows.enumerated() {
          target[index] = tree.fold(window) ?? .nan
        }
      case .max:
        let tree = AlignedTree(rows.reals, start: rows.start) {
          $1.isNaN || $0 >= $1 ? $0 : $1
        }
        for (index, window) in rows.windows.enumerated() {
          target[index] = tree.fold(window) ?? .nan
        }
      case .median:
        var counts = RankCounts(rows.reals)
        var held = rows.windows.first.map { $0.lowerBound..<$0.lowerBound } ?? 0..<0
        for (index, window) in rows.windows.enumerated() {
          for row in held.upperBound..<max(held.upperBound, window.upperBound) {
            counts.add(row - rows.start, 1)
          }
          for row in held.lowerBound..<window.lowerBound { counts.add(row - rows.start, -1) }
          held = window
          target[index] = counts.median
        }
      }
    }
  }
}
