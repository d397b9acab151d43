import PlotCore

/// A source with a statistic over the window of each row.
///
/// A reader holds the rows of its block's windows in memory. Sums are those of a tree whose nodes
/// stand at fixed rows, so that a row's mean does not depend on where reading began.
struct MovingSource: ColumnAddingSource {
  /// The most rows of a window.
  static let longestWindow = 4_194_304

  let upstream: any Source
  let added: AddedColumn
  let field: Int
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
    added = AddedColumn(output, to: upstream)
  }

  /// The statistic walks ahead of its own block, on a reader of its own.
  var inputs: [Int] { [] }

  func makeFiller() throws(PlotError) -> any ColumnFiller { try Filler(self) }

  private final class Filler: ColumnFiller {
    private let source: MovingSource
    private let rows: WindowRows

    init(_ source: MovingSource) throws(PlotError) {
      self.source = source
      rows = try WindowRows(source)
    }

    func fill(_ block: Block, to buffer: BlockBuffer) throws(PlotError) {
      try rows.load(around: block.rows)
      if source.added.column.storage == .integer {
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
