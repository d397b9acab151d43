import MemoryRecordings
import PlotCore

/// A capture as it was opened: where its samples are, and what its header and its end tell.
struct Capture: Sendable {
  var records: RecordFile
  var header: CaptureHeader
  var clock: Clock
  var columns: [Column]
  /// Bytes after the last whole record.
  var bytesOver: Int
  /// How many records at the end were a repeat and are left out.
  var repeatedCount: Int
  /// The clocks of the first and the last sample.
  var firstTime: Int64
  var lastTime: Int64
  /// What the file beside the capture tells.
  var beside = SidecarFindings()

  /// Bytes of the file.
  var byteCount: Int { records.file.byteCount }
  /// The file as the user named it.
  var path: String { records.file.path }

  /// Tells whether a record is a slot of the buffer that no thread had filled when it was written.
  ///
  /// Its clock reads zero; where the recording itself starts at zero, all of it must be zero.
  func isUnfilled(_ record: Record, row: Int) -> Bool {
    record.time == 0
      && (header.start > 0 || (row > 0 && record.heap == 0 && record.stack == 0))
  }

  /// What is known of the recording, before its rows are read or after.
  func info(
    _ findings: Findings? = nil, rowCount: Int? = nil, times: (first: Int64, last: Int64)? = nil
  ) -> SourceInfo {
    let isCut = bytesOver > 0
    var info = SourceInfo(
      format: MemusageParser.id,
      // A file that is cut lacks samples like one whose program was killed: what its rows answer
      // for is not the whole run, even where the header is whole.
      isComplete: header.isComplete && !isCut,
      header: [
        ("heap", header.peakHeap), ("stack", header.peakStack), ("total", header.peakTotal),
      ],
      notes: beside.notes + CaptureNotes.opening(self),
      byteCount: byteCount, startTime: beside.sidecar?.startTime)
    info.vocabulary = .allocations
    info.mainColumn = "heap"
    let rows = rowCount ?? records.count
    info.extents["event"] = 0...Double(max(0, rows - 1))
    let time = columns[CaptureColumn.time.rawValue]
    let (first, last) = times ?? (firstTime, lastTime)
    let (low, high) = (first &- header.start, last &- header.start)
    if low <= high {
      info.extents["time"] = Double(low) * time.scale...Double(high) * time.scale
    }
    if rows > 0 {
      let end = end(in: time, isCut: isCut)
      info.runs = [
        SourceRun(
          rows: 0..<rows, start: 0, end: end, ending: end == nil ? .unknown : .programEnd)
      ]
    }
    if let findings {
      info.notes += CaptureNotes.closing(self, findings)
      setPeaks(findings.peaks, isKnown: !findings.peaks.hasNegative, in: &info)
    } else {
      // The header of a file that is cut tells of samples that are not there any more.
      let peaks = Peaks(
        heap: header.peakHeap, stack: header.peakStack, total: header.peakTotal)
      setPeaks(peaks, isKnown: header.isComplete && header.hasAmounts && !isCut, in: &info)
    }
    return info
  }

  /// When the program ended, in the unit of the column of times; nil where it was killed, or samples
  /// are missing at its end.
  private func end(in time: Column, isCut: Bool) -> Double? {
    guard header.isComplete, !isCut else { return nil }
    let told = clock.time(of: header.end &- header.start, in: time)
    // The recording ends when the library is unloaded, the program a little later.
    guard time.unit == .seconds, let wall = beside.sidecar?.wallSeconds else { return told }
    return max(told, wall - (beside.sidecar?.startSeconds ?? 0))
  }

  private func setPeaks(_ peaks: Peaks, isKnown: Bool, in info: inout SourceInfo) {
    guard isKnown else { return }
    for (name, peak) in [("heap", peaks.heap), ("stack", peaks.stack), ("total", peaks.total)]
    where peak >= 0 {
      info.extents[name] = 0...Double(peak)
    }
  }
}

/// What a walk over all records has shown.
struct Findings: Sendable, Equatable {
  var peaks = Peaks()
  /// Neighbours in the file of which the second is older.
  var stepsBack = 0
  /// Records that were never filled.
  var unfilledCount = 0
  /// The longest run of them.
  var longestHole = 0
  /// Samples with a heap below zero.
  var negativeCount = 0

  /// Takes over what was found in other rows.
  mutating func merge(_ other: Findings) {
    peaks.merge(other.peaks)
    stepsBack += other.stepsBack
    unfilledCount += other.unfilledCount
    longestHole = max(longestHole, other.longestHole)
    negativeCount += other.negativeCount
  }
}
