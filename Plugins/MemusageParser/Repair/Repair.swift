import PlotCore

/// Puts a disordered capture in order of time, equal times in order of the file, without the
/// records that were never filled.
///
/// The file is cut into chunks, and for each chunk a window of time is chosen such that nearly all
/// its records lie in it. One walk over the file finds the few that do not (the movers), counts
/// what the notes need, and gives each window its row numbers. A reader of the repaired source
/// then sorts one chunk at a time and merges the movers of its window in. Memory depends on the
/// number of movers, not on the length of the file nor on how far they move; where they are too
/// many, the records are sorted in a temporary file.
enum Repair {
  /// The measures of a repair; tests take small ones.
  struct Measures: Sendable {
    /// Records in a chunk; half of `memusage`'s smallest displaced unit, so that swapped buffers
    /// are swapped chunks.
    var chunkRows = 16_384
    /// Records that are kept in memory because they are in the wrong chunk: 16 MiB.
    var moverLimit = 524_288
    /// Records that the external sort holds at once; as many as it likes where nil.
    var runRows: Int?
    /// Runs that it merges at once.
    var fanIn = 256
    /// Threads of the survey.
    var threads = min(8, Workers.coreCount)
  }

  /// Repairs a capture; throws where no sample is left or it cannot be read.
  static func source(
    for capture: Capture, _ measures: Measures = Measures()
  ) throws(PlotError) -> any Source {
    let windows = try Windows(capture, chunkRows: measures.chunkRows)
    let survey = try Survey(capture, windows, measures)
    let rowCount = capture.records.count - survey.findings.unfilledCount
    guard rowCount > 0 else {
      throw PlotError(
        .input,
        "holds no samples: all of its \(Decimal.grouped(capture.records.count)) records are empty",
        at: Place(file: capture.path),
        remedy: "record one program only: `memusage -n PROGRAM`")
    }
    if let plan = survey.plan() { return try RepairedSource(capture, plan, survey.findings) }
    return try SortedSource(capture, try capture.sortedRecords(measures), survey.findings)
  }
}

/// The order of a repair: time, then place in the file.
struct SortKey: Comparable, Sendable {
  /// The clock since the recording's start.
  var time: Int64
  /// The row in the file.
  var row: Int

  @inline(__always) static func < (a: SortKey, b: SortKey) -> Bool {
    a.time != b.time ? a.time < b.time : a.row < b.row
  }

  static let lowest = SortKey(time: .min, row: -1)
}
