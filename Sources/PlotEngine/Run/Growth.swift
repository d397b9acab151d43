import TextReading
import PlotCore
import Synchronization

/// What is kept between the pictures of inputs that grow, so that each picture reads what is new.
///
/// A run that is given one draws what a run without would draw, byte for byte.
package final class Growth: Sendable {
  /// What is known of one input.
  private struct Known {
    var file: InputFile
    var source: any Source
    var rows: GrowingRows?
  }

  private struct State {
    var inputs: [String: Known] = [:]
    var bytesRead = 0
  }

  private let state = Mutex(State())
  private let cutsLines = Mutex(true)

  /// Starts with nothing known.
  package init() {}

  /// Whether a last line without an end is left out, because it is still being written.
  package var endsAtLines: Bool {
    get { cutsLines.withLock { $0 } }
    set { cutsLines.withLock { $0 = newValue } }
  }

  /// How many bytes of all inputs were read so far.
  package var bytesRead: Int {
    state.withLock { $0.bytesRead + $0.inputs.values.reduce(0) { $0 + $1.file.bytesRead } }
  }

  /// Whether the program that wrote an input ended it in order, as far as its format tells.
  package func isEnded(_ name: String) -> Bool {
    state.withLock { ($0.inputs[name]?.source as? any EndingSource)?.isEnded ?? false }
  }

  /// Whether an input is read from its beginning for each picture.
  package func isReadWhole(_ name: String) -> Bool {
    state.withLock { $0.inputs[name].map { !($0.source is any GrowingSource) } ?? false }
  }

  /// Forgets an input whose file holds something else now.
  package func forget(_ name: String) {
    guard let known = take(name) else { return }
    state.withLock { $0.bytesRead += known.file.bytesRead }
  }

  /// Opens an input, after an earlier look at it where its parser knows how to go on.
  func open(_ input: Input, with parser: any Parser) throws(PlotError) -> any Source {
    var input = input
    if endsAtLines { input.file = try input.file.endingAtLine() }
    let known = take(input.name)
    if let known { state.withLock { $0.bytesRead += known.file.bytesRead } }
    let source = try (parser as? any GrowingParser)?
      .openGrowing(input, after: known?.source as? any GrowingSource)
    let rows = known?.rows.flatMap { rows in
      rows.keptCount <= source?.unchangedRowCount ?? 0 ? rows : nil
    }
    let opened: any Source = if let source { source } else { try parser.open(input) }
    put(Known(file: input.file, source: opened, rows: rows), input.name)
    return opened
  }

  /// Walks over an input as its parser opened it.
  func scan(_ scan: Scan, of name: String) throws(PlotError) -> ScanResult? {
    // Of a curve that keeps all its samples there is nothing to be kept beside.
    let isSmall = scan.plan.curves.contains {
      scan.source.rowCount <= Scan.samplesKept * $0.columns.count
    }
    // The first crossing of a limit is not kept either.
    guard let source = scan.source as? any GrowingSource, !isSmall, scan.plan.limits.isEmpty,
      scan.plan.cells.isEmpty, scan.plan.stacks.isEmpty, scan.plan.spans.isEmpty,
      scan.plan.bins.isEmpty,
      var known = take(name)
    else { return try scan.run() }
    defer { put(known, name) }
    return try GrowingScan(source: source, plan: scan.plan).run(&known.rows)
  }

  /// Takes what is known of an input out: its digests are large, and would be copied when they grow.
  private func take(_ name: String) -> Known? {
    state.withLock { $0.inputs.removeValue(forKey: name) }
  }

  private func put(_ known: Known, _ name: String) {
    state.withLock { $0.inputs[name] = known }
  }
}
