import MemoryRecordings
import PlotCore
import PlotScene
import Synchronization

/// Counts what a run asks of its inputs and of the text measurer, whatever for.
final class Tally: Sendable {
  private let asked = Atomic(0)
  private let suggested = Atomic(0)
  private let read = Atomic(0)

  /// How often anything was asked for.
  var operations: Int { asked.load(ordering: .relaxed) }
  /// How often a figure was suggested.
  var suggestions: Int { suggested.load(ordering: .relaxed) }
  /// How many readers walked over rows, other than for a single one.
  var walks: Int { read.load(ordering: .relaxed) }

  func ask() { asked.add(1, ordering: .relaxed) }
  func suggest() { suggested.add(1, ordering: .relaxed) }
  func walk() { read.add(1, ordering: .relaxed) }
}

/// Rows of `time` and `heap` that tell a tally what is asked of them.
struct CountedSource: Source {
  /// What the file tells of its extents before it is read.
  enum Hint: Sendable {
    /// What is so.
    case right
    /// A hundredth of what is so: the panel moves.
    case low
    /// Nothing.
    case none
  }

  private let rows: MemorySource
  private let tally: Tally
  private let hint: Hint
  /// Whether reading shows that the rows are not as promised.
  private let needsRepair: Bool
  private let subtitle: String?

  init(
    _ values: [Int64], tally: Tally, hint: Hint = .right, needsRepair: Bool = false,
    subtitle: String? = nil
  ) {
    rows = MemorySource([
      (
        Column("time", unit: .seconds, storage: .real, isAscending: true),
        .reals(values.indices.map(Double.init))
      ),
      (Column("heap", unit: .bytes), .integers(values)),
    ])
    self.tally = tally
    self.hint = hint
    self.needsRepair = needsRepair
    self.subtitle = subtitle
    highest = values.max() ?? 0
  }

  private let highest: Int64

  var columns: [Column] {
    tally.ask()
    return rows.columns
  }

  var rowCount: Int {
    tally.ask()
    return rows.rowCount
  }

  var info: SourceInfo {
    tally.ask()
    let top = Double(highest)
    let extents: [String: ClosedRange<Double>] =
      switch hint {
      case .right: ["heap": 0...top]
      case .low: ["heap": 0...(top / 100)]
      case .none: [:]
      }
    return SourceInfo(format: "counted", extents: extents)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    tally.ask()
    return Reader(base: try rows.makeReader(of: columns), tally: tally)
  }

  func verdict() throws(PlotError) -> Verdict {
    tally.ask()
    guard needsRepair else { return .sound(info) }
    return .repaired(
      CountedSource([0, 100, 200, 50], tally: tally, hint: hint, subtitle: subtitle))
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    tally.ask()
    tally.suggest()
    var figure = MemoryFigure(column: "heap")
    figure.subtitle = subtitle ?? "{\(name).rows} samples, peak {\(name).peak.heap}"
    return figure.suggest(for: wish, named: name)
  }

  private final class Reader: BlockReader {
    private let base: any BlockReader
    private let tally: Tally

    init(base: any BlockReader, tally: Tally) {
      self.base = base
      self.tally = tally
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      tally.ask()
      if rows.count > 1 { tally.walk() }
      return try base.read(rows)
    }
  }
}

/// Opens a source that was made before, whatever is in the file.
struct CountedParser: Parser {
  static let id = "counted"
  static let summary = "reads what a test has made"
  private let source: CountedSource

  init(_ source: CountedSource) { self.source = source }

  init(options: NoOptions) {
    source = CountedSource([], tally: Tally())
  }

  static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition { .no }
  func open(_ input: Input) throws(PlotError) -> any Source { source }
}

/// Draws the page and writes how many primitives are on it, and the curves that are none.
struct SceneCounter: Renderer {
  static let id = "scene-counter"
  static let summary = "counts primitives"
  static let fileExtensions = ["count"]
  let demand: Demand

  init(_ demand: Demand = .scene(columnsPerPoint: 2)) { self.demand = demand }
  init(options: NoOptions) { self.init() }

  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    guard case .scene = demand else { return try sink.write("\(figure.summaries.count)\n") }
    let scene = try figure.makeScene()
    try sink.write("\(Self.marks(in: scene.items).joined(separator: "\n"))\n")
  }

  /// The labels of all groups that are marks.
  private static func marks(in items: [Primitive]) -> [String] {
    items.flatMap { item -> [String] in
      guard case .group(let group) = item else { return [] }
      let own = group.role == .mark ? [group.label ?? ""] : []
      return own + marks(in: group.items)
    }
  }
}

/// Measures every character alike, and tells a tally.
struct CountedMeasurer: TextMeasurer {
  let tally: Tally

  func width(of text: String, in font: Font) -> Double {
    tally.ask()
    return Double(text.count) * 0.6 * font.size
  }

  func metrics(of font: Font) -> FontMetrics {
    FontMetrics(ascent: 0.8 * font.size, descent: 0.2 * font.size)
  }
}
