import MemoryRecordings
import TextReading
import PlotCore

/// What a first look at a whole recording tells: its columns, its beginning, its functions.
struct MprofSurvey {
  /// How many children have a column of their own.
  private static let childLimit = 8
  /// How many functions are shaded.
  private static let spanLimit = 12
  /// Beyond this many, calls are thinned out while reading.
  private static let callLimit = 4096

  /// The time of the earliest sample, in nanoseconds since 1970.
  private(set) var start = Int64.max
  /// What was run first.
  private(set) var command: String?
  /// How many runs have samples.
  private(set) var runCount = 0
  /// How many children were sampled.
  private(set) var childCount = 0
  /// The largest children, in the order of their first sample.
  private(set) var children: [Int64] = []
  /// For each run from the first on, whether its children are surely beside the program's own memory.
  private(set) var haveChildrenBeside: [Bool] = []
  private var calls: [(name: String, start: Int64, end: Int64, run: Int)] = []
  private var callCount = 0

  /// Reads a file; throws where that fails.
  init(_ file: InputFile) throws(PlotError) {
    var peaks: [Int64: (order: Int, bytes: Int64)] = [:]
    var isNewRun = true
    var earliest: [UInt8] = []
    var evidence = ChildEvidence()
    let lines = LineReader(file)
    while let line = try lines.next() {
      // Of most lines, samples in order of time, there is nothing to be learned.
      if !isNewRun, !evidence.isOpen, MprofLine.isSample(line, after: earliest) { continue }
      switch MprofLine(line) {
      case .sample(let bytes, let time):
        evidence.begin(bytes)
        if time < start {
          start = time
          earliest = MprofLine.timeText(line)
        }
        if isNewRun { runCount += 1 }
        isNewRun = false
      case .child(let child, let bytes):
        evidence.add(bytes)
        // A file of more children than a machine has can only be damaged.
        guard peaks.count < 1 << 17 || peaks[child] != nil else { break }
        let known = peaks[child] ?? (peaks.count, 0)
        peaks[child] = (known.order, max(known.bytes, bytes))
      case .function(let name, let start, let end):
        callCount += 1
        let run = isNewRun ? runCount : runCount - 1
        calls.append((String(decoding: name.prefix(80), as: UTF8.self), start, end, run))
        if calls.count >= Self.callLimit { thinOut() }
      case .command(let words):
        if !isNewRun { haveChildrenBeside.append(evidence.end()) }
        isNewRun = true
        command = command ?? Self.plain(words)
      case .nothing, .bad:
        break
      }
    }
    if !isNewRun { haveChildrenBeside.append(evidence.end()) }
    thinOut()
    childCount = peaks.count
    let largest = peaks.sorted { a, b in
      a.value.bytes == b.value.bytes
        ? a.value.order < b.value.order : a.value.bytes > b.value.bytes
    }.prefix(Self.childLimit)
    children = largest.sorted { $0.value.order < $1.value.order }.map(\.key)
  }

  /// The calls of functions, in seconds since the earliest sample, each moved as its run is.
  func spans(movedBy shifts: [Double]) -> [MemoryFigure.Span] {
    calls.compactMap { call in
      guard let first = seconds(at: call.start), let last = seconds(at: call.end) else {
        return nil
      }
      let shift = shifts.indices.contains(call.run) ? shifts[call.run] : 0
      return MemoryFigure.Span(call.name, first + shift...last + shift)
    }
  }

  /// What is to be noted, where each run is moved by so many seconds.
  func notes(movedBy shifts: [Double]) -> [Note] {
    var notes: [Note] = []
    let moved = shifts.count { $0 != 0 }
    if moved > 0 {
      notes.append(
        Note(
          .notice, "runs-overlap", count: moved,
          "the file holds \(runCount) runs, and \(moved == 1 ? "1 begins" : "\(moved) begin") while an "
            + "earlier one goes on: \(moved == 1 ? "it stands" : "each stands") behind what was recorded "
            + "before, not when it was, and the column \"run\" tells the runs apart",
          remedy: "record each run to a file of its own, and draw the files over each other"))
    } else if runCount > 1 {
      notes.append(
        Note(
          .info, "several-runs", count: runCount,
          "the file holds \(runCount) runs: they stand one after the other on one axis of time, with "
            + "nothing between them, and the column \"run\" tells them apart"))
    }
    if childCount > 0, haveChildrenBeside.contains(false) {
      notes.append(
        Note(
          .notice, "children-counted", count: childCount,
          "the memory may hold the children already, as `mprof run -C -M` records it, and the file does "
            + "not tell: the total is the larger of both, which is sure, and not their sum",
          remedy: "record with -M alone, or with -C alone for one curve of all processes"))
    }
    if childCount > children.count {
      notes.append(
        Note(
          .info, "many-processes", count: childCount,
          "\(Decimal.grouped(childCount)) children were sampled: the \(children.count) that grew "
            + "largest have columns of their own, all are in the sum"))
    }
    if callCount > calls.count {
      notes.append(
        Note(
          .info, "many-functions", count: callCount,
          "\(Decimal.grouped(callCount)) calls of functions were recorded: the longest "
            + "\(calls.count) are shaded"))
    }
    return notes
  }

  /// A time in seconds since the earliest sample; nil where the difference does not fit.
  ///
  /// Subtracted as whole numbers, for seconds since 1970 leave a `Double` few decimals.
  func seconds(at time: Int64) -> Double? {
    let (steps, over) = time.subtractingReportingOverflow(start)
    return over ? nil : Double(steps) / 1e9
  }

  /// Keeps the longest calls, in order of time.
  private mutating func thinOut() {
    if calls.count > Self.spanLimit {
      calls.sort {
        $0.end.subtractingReportingOverflow($0.start).partialValue
          > $1.end.subtractingReportingOverflow($1.start).partialValue
      }
      calls.removeLast(calls.count - Self.spanLimit)
    }
    calls.sort { $0.start < $1.start }
  }

  /// The words of a command for a line of the figure.
  private static func plain(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self).drop { $0 == " " }.prefix(160)
    return String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
  }
}
