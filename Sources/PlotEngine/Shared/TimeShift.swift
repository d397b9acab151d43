import PlotConfig
import PlotCore

/// Moves the times of a source by some seconds.
enum TimeShift {
  /// A tick is rounded to where it is no longer than this: nobody sees a millionth of a second.
  private static let finestTick = 1e-6

  /// Returns the source with its times so much later; throws where it has none in seconds.
  static func moved(
    _ source: any Source, by shift: Double?, of spec: InputSpec
  ) throws(PlotError) -> any Source {
    guard let shift, shift != 0 else { return source }
    guard let index = source.timeIndex else {
      throw PlotError(
        .config, "input \"\(spec.name)\" has no times that could be shifted", at: spec.place,
        remedy: "take the shift away")
    }
    let column = source.columns[index]
    guard column.unit == .seconds else {
      throw PlotError(
        .config,
        "input \"\(spec.name)\" cannot be shifted by seconds: it counts \(column.name) in "
          + "\(column.unit.symbol)", at: spec.place, remedy: ClockRate.remedy(for: spec))
    }
    let steps = -shift / column.scale
    let isExact = steps == steps.rounded() || column.scale <= finestTick
    if column.storage == .integer, isExact, let whole = Int64(exactly: steps.rounded()),
      !column.offset.addingReportingOverflow(whole).overflow
    {
      return OffsetSource(source, column: index, steps: whole, shift: shift)
    }
    var output = column
    (output.offset, output.scale) = (0, 1)
    let added = try RowWiseSource(source, inputs: [column.name], output: output) {
      (block, output: UnsafeMutableBufferPointer<Double>) in
      guard let target = output.baseAddress else { return }
      block.columns[0].copyDoubles(to: target)
      for row in output.indices { target[row] += shift }
    }
    return MovedSource(added, time: column.name, shift: shift)
  }
}

/// A source whose times were moved: what its figure places by them moves too.
private struct MovedSource: DerivedSource {
  let upstream: any Source
  let time: String
  let shift: Double

  init(_ upstream: any Source, time: String, shift: Double) {
    (self.upstream, self.time, self.shift) = (upstream, time, shift)
  }

  var columns: [Column] { upstream.columns }
  var info: SourceInfo { upstream.info.moved(by: shift, time: time) }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    upstream.suggestedFigure(for: wish, named: name).moved(by: shift, time: time)
  }
}

/// A source whose times are whole ticks with another offset: nothing is calculated for a row.
private struct OffsetSource: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  private let index: Int
  private let steps: Int64
  private let shift: Double

  init(_ upstream: any Source, column index: Int, steps: Int64, shift: Double) {
    self.upstream = upstream
    (self.index, self.steps, self.shift) = (index, steps, shift)
    var columns = upstream.columns
    columns[index].offset &+= steps
    self.columns = columns
  }

  var info: SourceInfo { upstream.info.moved(by: shift, time: columns[index].name) }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    let reader = try upstream.makeReader(of: columns)
    let places = columns.indices.filter { columns[$0] == index }
    return places.isEmpty ? reader : Reader(reader, places, steps)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    upstream.suggestedFigure(for: wish, named: name).moved(by: shift, time: columns[index].name)
  }

  private final class Reader: BlockReader {
    private let upstream: any BlockReader
    private let places: [Int]
    private let steps: Int64

    init(_ upstream: any BlockReader, _ places: [Int], _ steps: Int64) {
      (self.upstream, self.places, self.steps) = (upstream, places, steps)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      var columns = block.columns
      for place in places { columns[place] = columns[place].shifted(by: steps) }
      return Block(firstRow: block.firstRow, rowCount: block.rowCount, columns: columns)
    }
  }
}

extension SourceInfo {
  /// The info of a source whose times were moved.
  fileprivate func moved(by shift: Double, time: String) -> SourceInfo {
    var copy = keepingExtents { $0 != time }
    for run in copy.runs.indices {
      copy.runs[run].start? += shift
      copy.runs[run].end? += shift
    }
    copy.startTime = startTime.flatMap { start in
      guard let steps = Int64(exactly: (shift * 1e9).rounded()) else { return nil }
      let (sum, over) = start.subtractingReportingOverflow(steps)
      return over ? nil : sum
    }
    return copy
  }
}

extension FigureSpec {
  /// The figure with what stands at a time moved with it: the spans of functions, for one.
  fileprivate func moved(by shift: Double, time: String) -> FigureSpec {
    var copy = self
    for panel in copy.panels.indices {
      guard
        copy.panels[panel].layers.contains(where: { $0.encoding.x?.fields.first ?? time == time })
      else { continue }
      for layer in copy.panels[panel].layers.indices {
        if let datum = copy.panels[panel].layers[layer].encoding.x?.datum {
          copy.panels[panel].layers[layer].encoding.x?.datum = datum + shift
        }
        if let datum = copy.panels[panel].layers[layer].encoding.x2?.datum {
          copy.panels[panel].layers[layer].encoding.x2?.datum = datum + shift
        }
      }
    }
    return copy
  }
}
