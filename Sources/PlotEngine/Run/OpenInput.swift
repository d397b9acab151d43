import PlotConfig
import PlotCore
import PlotLayout

/// An input of a run while the run goes on: what it is read from, and what was found of it.
struct OpenInput {
  let spec: InputSpec
  /// The path as the user named it; the names of the origins where it is derived.
  let path: String
  /// What the parser opened; nil where the input is derived from others.
  private(set) var base: (any Source)?
  /// What the figure shows: the base, or others' sources, after the transforms.
  private(set) var source: any Source
  /// What is known beside the rows; whole once `isSettled`.
  private(set) var info: SourceInfo
  /// Whether all rows have been read once, and are as promised.
  private(set) var isSettled = false
  /// Whether the source is what the parser opened, neither transformed nor repaired.
  private(set) var isAsOpened = false
  /// The figures found so far, by column index.
  var statistics: [Int: Statistics] = [:]
  /// What the sums of stacked columns reach, by the columns' names.
  var stacks: [[String]: ClosedRange<Double>] = [:]
  /// How its rows are told apart, first as everybody is told of them.
  var groupings: [Grouping] = []
  /// The names by which a figure's panels part its rows, by the columns that have them.
  var facetLabels: [[String]: [[String]]] = [:]
  /// The bounds of bins without one on one side, by the names of the columns where they begin and end.
  var bins: [[String]: BinEnds] = [:]
  /// The ends of columns that ascend, as far as they were looked up, by column index.
  private var ends: [Int: ClosedRange<Double>] = [:]
  /// The source without the column of progress that a figure has added; nil where it has none.
  private var unmeasured: (any Source)?
  /// The column along which progress is measured; nil where there is no column of progress.
  private(set) var progressOver: Column?
  /// What the run itself has to say of it.
  private var ownNotes: [Note] = []

  /// Opens a file's input.
  init(
    _ spec: InputSpec, path: String, base: any Source, context: TransformContext
  ) throws(PlotError) {
    self.spec = spec
    self.path = path
    self.base = base
    info = base.info
    source = try Self.transform([base], spec, context)
    isAsOpened = spec.transforms.isEmpty
    tellTransforms()
  }

  /// Derives an input from others that are settled.
  init(
    _ spec: InputSpec, from others: [OpenInput], context: TransformContext
  ) throws(PlotError) {
    self.spec = spec
    path = others.map(\.spec.name).joined(separator: ", ")
    source = try Self.transform(
      others.map(\.source), spec, context, names: others.map(\.spec.name))
    info = source.info
    isSettled = true
  }

  /// Takes what a run has derived for its figure.
  init(_ spec: InputSpec, source: any Source) {
    self.spec = spec
    path = spec.name
    self.source = source
    info = source.info
    isSettled = true
  }

  /// The source as the parser gives it; a derived input's is what it derives.
  var raw: any Source { base ?? source }

  /// The index of the column of times.
  var timeIndex: Int? { source.timeIndex }
  /// The index of the column that the recording is about.
  var mainIndex: Int? { source.columns.mainIndex(named: info.mainColumn) }

  /// Asks whether the rows read were as promised; where they were repaired, starts anew with the
  /// repaired source and returns false.
  mutating func settle(_ context: TransformContext) throws(PlotError) -> Bool {
    guard !isSettled, let base else { return true }
    isSettled = true
    switch try base.verdict() {
    case .sound(let info):
      self.info = info
      tellTransforms()
      self.info.notes += ownNotes
      return true
    case .repaired(let repaired):
      self.base = repaired
      isAsOpened = false
      info = repaired.info
      source = try Self.transform([repaired], spec, context)
      tellTransforms()
      info.notes += ownNotes
      (statistics, ends, stacks, bins) = ([:], [:], [:], [:])
      return false
    }
  }

  /// Takes over what transforms say of the input: what they left out, and what it is about now.
  private mutating func tellTransforms() {
    guard let base, !spec.transforms.isEmpty else { return }
    info.notes += source.info.notes.filter { !base.info.notes.contains($0) }
    (info.mainColumn, info.series) = (source.info.mainColumn, source.info.series)
    info.stated = source.info.stated
  }

  /// Adds a column of progress to a settled input, for a figure alone.
  mutating func addProgress(over field: String, called name: String) throws(PlotError) {
    let source = self.source
    progressOver = source.columns[try source.requireIndex(of: field)]
    self.source = try ProgressColumn.adding(to: source, called: name, over: field)
    unmeasured = source
  }

  /// The lowest and highest value of a column as far as they are known: from the rows, where it
  /// ascends from the first and the last, or from the file's own word.
  mutating func extent(of name: String) throws(PlotError) -> ClosedRange<Double>? {
    let index = try source.requireIndex(of: name)
    guard source.columns[index].isAscending else {
      return statistics[index].map(\.extent) ?? info.extents[name]
    }
    if let known = ends[index] { return known }
    guard source.rowCount > 0 else { return statistics[index]?.extent }
    var first = try source.value(row: 0, column: index).double
    var last = try source.value(row: source.rowCount - 1, column: index).double
    // A program runs before its first row, and the last value holds until its end.
    if index == timeIndex {
      let runs = source.runs
      first = min(first, runs.first?.start ?? first)
      last = max(last, runs.last?.end ?? last)
    }
    let extent = first <= last ? first...last : last...first
    ends[index] = extent
    return extent
  }

  /// The least value above zero of a column, as far as it is known; of one that ascends found by search.
  func leastPositive(of name: String) throws(PlotError) -> Double? {
    let index = try source.requireIndex(of: name)
    guard source.columns[index].isAscending else {
      return statistics[index]?.leastPositive?.double
    }
    var rows = 0..<source.rowCount
    while !rows.isEmpty {
      let middle = rows.lowerBound + rows.count / 2
      if try source.value(row: middle, column: index).double > 0 {
        rows = rows.lowerBound..<middle
      } else {
        rows = middle + 1..<rows.upperBound
      }
    }
    guard rows.lowerBound < source.rowCount else { return nil }
    return try source.value(row: rows.lowerBound, column: index).double
  }

  /// What exporters are given: the source as the transforms leave it.
  var exported: any Source { unmeasured ?? source }

  /// Tells something more of the input.
  mutating func add(_ note: Note) {
    ownNotes.append(note)
    info.notes.append(note)
  }

  private static func transform(
    _ sources: [any Source], _ spec: InputSpec, _ context: TransformContext,
    names: [String]? = nil
  ) throws(PlotError) -> any Source {
    var context = context
    context.names = names ?? [spec.name]
    var sources = sources
    do throws(PlotError) {
      for transform in spec.transforms { sources = try transform.apply(to: sources, in: context) }
    } catch {
      throw error.at(spec.place?.with(path: "inputs.\(spec.name).transform"))
    }
    guard sources.count == 1, let source = sources.first else {
      throw PlotError(
        .transform, "input \"\(spec.name)\" comes to \(sources.count) tables, not one",
        at: spec.place, remedy: "end its transforms with one that joins them, such as difference")
    }
    return try TimeShift.moved(source, by: spec.shift, of: spec)
  }
}
