#if canImport(Glibc)
  import Glibc
  import PlotCore

  /// The clock of a fresh capture, and the rate at which it ran.
  package struct CaptureClock: Sendable, Equatable {
    /// Ticks in a second; nil where it cannot be known.
    package var hertz: Double?
    /// The clock when the recording began.
    package var startTicks: Int64
    /// Seconds from the program's start to the recording's; nil where it is not known.
    package var startSeconds: Double?

    /// Creates a clock whose rate is not known.
    init(startTicks: Int64) { self.startTicks = startTicks }

    /// Reads a capture's clock and compares it with what was measured while it was recorded.
    ///
    /// Where the counter that we read ran around the capture's, it is the same, and its rate is
    /// known to some millionths, however the program ended. Elsewhere the capture's own time from
    /// start to end is set against the time that the program took. Throws where the capture cannot
    /// be read.
    package init(of path: String, in run: RecordedRun) throws(PlotError) {
      let file = try InputFile(path: path)
      func time(at offset: Int) throws(PlotError) -> Int64 {
        let bytes = try file.bytes(at: offset + 16, count: 8)
        guard bytes.count == 8 else { return 0 }
        let (low, high) = bytes.withUnsafeBytes {
          ($0.loadUnaligned(as: UInt32.self), $0.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        }
        return Int64(bitPattern: UInt64(high) << 32 | UInt64(low))
      }
      startTicks = try time(at: 0)
      let last = file.byteCount / 24 * 24 - 24
      let end = max(try time(at: 24), last >= 48 ? try time(at: last) : 0)
      if let counter = run.counter, let ticks = UInt64(exactly: startTicks),
        counter.start < ticks, ticks < counter.end, run.counterSeconds > 0
      {
        let rate = Double(counter.end - counter.start) / run.counterSeconds
        hertz = rate
        startSeconds = Double(ticks - counter.start) / rate
      } else if (Double(startTicks) * 1e-6 - file.modificationTime).magnitude < 86_400 {
        hertz = 1e6
      } else if end > startTicks, run.wallSeconds > 0 {
        hertz = Double(end &- startTicks) / run.wallSeconds
      }
    }
  }
#endif
