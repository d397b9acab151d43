import PlotCore
import Synchronization

/// One walk over all records, on some threads: what the notes need, and who has to move.
final class Survey: @unchecked Sendable {
  /// What is known of a window's chunk.
  struct Residents {
    /// Records that stay.
    var count = 0
    /// Whether these are in order of time already.
    var isOrdered = true
  }

  private let capture: Capture
  private let windows: Windows
  private let moverLimit: Int
  // Each thread writes only what it has drawn from a counter: the residents of its windows, and its
  // own stretch of the movers.
  private let residents: UnsafeMutablePointer<Residents>
  private let movers: MoverBuffer
  private let nextChunk = Atomic(0)
  private let moverCount = Atomic(0)
  private let found = Mutex(Findings())
  private let windowOfChunk: [Int]

  /// Walks over the file.
  init(_ capture: Capture, _ windows: Windows, _ measures: Repair.Measures) throws(PlotError) {
    self.capture = capture
    self.windows = windows
    moverLimit = measures.moverLimit
    residents = .allocate(capacity: windows.count)
    residents.initialize(repeating: Residents(), count: windows.count)
    movers = MoverBuffer(capacity: moverLimit)
    var windowOfChunk = [Int](repeating: 0, count: windows.count)
    for (window, chunk) in windows.chunks.enumerated() { windowOfChunk[chunk] = window }
    self.windowOfChunk = windowOfChunk
    try Workers.run(min(measures.threads, windows.count)) { [self] _ throws(PlotError) in
      try work()
    }
  }

  deinit { residents.deallocate() }

  /// What the walk has found.
  var findings: Findings { found.withLock { $0 } }

  /// Returns how the windows are filled; nil where too many records have to move.
  func plan() -> RepairPlan? {
    let count = moverCount.load(ordering: .relaxed)
    guard count <= moverLimit else { return nil }
    movers.sort(count)
    return RepairPlan(
      windows: windows,
      residents: Array(UnsafeBufferPointer(start: residents, count: windows.count)),
      movers: movers)
  }

  private func work() throws(PlotError) {
    let buffer = RecordBuffer(capacity: windows.chunkRows + 1)
    let outside = UnsafeMutablePointer<Mover>.allocate(capacity: windows.chunkRows)
    defer { outside.deallocate() }
    var findings = Findings()
    while true {
      let chunk = nextChunk.add(1, ordering: .relaxed).oldValue
      guard chunk < windows.count else { break }
      let window = windowOfChunk[chunk]
      let rows = windows.rows(of: window)
      let before = chunk > 0 ? 1 : 0
      try capture.records.read(
        from: rows.lowerBound - before, count: rows.count + before, into: buffer.base)
      var chunkSurvey = ChunkSurvey(capture, windows.times(of: window))
      chunkSurvey.look(
        at: buffer.base + before, rows: rows,
        previous: before > 0 ? buffer.base.pointee.time : nil,
        outside: outside)
      findings.merge(chunkSurvey.findings)
      residents[window] = chunkSurvey.residents
      keep(outside, chunkSurvey.outsideCount)
    }
    found.withLock { $0.merge(findings) }
  }

  private func keep(_ outside: UnsafeMutablePointer<Mover>, _ count: Int) {
    guard count > 0 else { return }
    let place = moverCount.add(count, ordering: .relaxed).oldValue
    // What does not fit is counted only: then the file is sorted outside memory.
    guard place + count <= moverLimit else { return }
    (movers.base + place).update(from: outside, count: count)
  }
}
