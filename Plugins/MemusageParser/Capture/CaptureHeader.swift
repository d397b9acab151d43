/// The two records before the first sample.
struct CaptureHeader: Sendable {
  /// Bytes of the header.
  static let byteCount = 2 * Record.byteCount

  /// What `memusage` keeps for a zero; a capture has zero here.
  var reserved: Int64
  /// The highest sum of heap and stack.
  var peakTotal: Int64
  /// The clock when the recording began.
  var start: Int64
  /// The highest heap.
  var peakHeap: Int64
  /// The deepest stack.
  var peakStack: Int64
  /// The clock when the recording ended; the start where it never was ended in order.
  var end: Int64

  /// Takes the header's two records.
  init(_ first: Record, _ second: Record) {
    reserved = first.heap
    peakTotal = first.stack
    start = first.time
    peakHeap = second.heap
    peakStack = second.stack
    end = second.time
  }

  /// Whether the program ended in order, so that the peaks and the end were written.
  var isComplete: Bool { !(peakTotal == 0 && peakHeap == 0 && peakStack == 0 && end == start) }

  /// Whether the peaks are amounts that a curve can reach, and no wrapped ones.
  var hasAmounts: Bool { peakHeap >= 0 && peakStack >= 0 && peakTotal >= 0 }
}

/// What the first bytes of a file tell.
enum CaptureSniff {
  /// It may be a capture, in this order of bytes.
  case plausible(ByteOrder, CaptureHeader)
  /// It is none, for this reason.
  case no(String)

  /// Looks at the first bytes (4 KiB are enough) of a file.
  ///
  /// There is no magic number. Zero stands first in both orders of bytes, and swapped clocks are in
  /// order by chance one time in four, so where both orders pass, the one with the smaller numbers
  /// and fewer steps back in time is taken; the host's own unless the other is by far the likelier,
  /// because a heap that has wrapped is large in either.
  static func look(at head: [UInt8]) -> CaptureSniff {
    guard head.count >= CaptureHeader.byteCount else {
      return .no(
        head.isEmpty
          ? "is empty" : "has \(head.count) bytes, and a capture's header alone has 48")
    }
    let host = Candidate(head, .host)
    let foreign = Candidate(head, .foreign)
    switch (host.fault, foreign.fault) {
    case (nil, nil) where foreign.isLikelier(than: host):
      return .plausible(.foreign, foreign.header)
    case (nil, _): return .plausible(.host, host.header)
    case (_, nil): return .plausible(.foreign, foreign.header)
    case (.some(let fault), _): return .no(fault)
    }
  }

  /// The head of a file read in one order of bytes.
  private struct Candidate {
    var header: CaptureHeader
    var fault: String?
    /// Bits that the numbers need, and steps back in time; small for the right order.
    var strangeness = 0
    var sampleCount: Int

    init(_ head: [UInt8], _ order: ByteOrder) {
      let records = order.records(in: head)
      header = CaptureHeader(records[0], records[1])
      let samples = records.dropFirst(2)
      sampleCount = samples.count
      let first = samples.first { $0.time != 0 }
      if header.reserved != 0 {
        fault = "is no memusage capture: its first eight bytes are not zero"
      } else if records.allSatisfy({ $0.heap == 0 && $0.stack == 0 && $0.time == 0 }) {
        fault = "is no memusage capture: it begins with zeros only"
      } else if header.start < 0 {
        fault = "is no memusage capture: its clock starts beyond any clock's range"
      } else if header.end < header.start {
        fault = "is no memusage capture: its clock ends before it starts"
      } else if let first, first.time < header.start {
        fault = "is no memusage capture: its first sample is older than its start"
      }
      var last = header.start
      strangeness =
        Self.bits(header.start) + Self.bits(header.peakTotal) + Self.bits(header.peakHeap)
        + Self.bits(header.peakStack)
        + Self.bits(header.end &- header.start)
      for sample in samples {
        strangeness += Self.bits(sample.heap) + Self.bits(sample.stack)
        strangeness += sample.time < last ? 64 : Self.bits(sample.time &- last)
        last = sample.time
      }
    }

    /// Whether the other order is the less likely one; a header alone has little to tell it by.
    func isLikelier(than other: Candidate) -> Bool {
      sampleCount == 0 ? strangeness < other.strangeness : strangeness * 3 < other.strangeness * 2
    }

    static func bits(_ value: Int64) -> Int { 64 - value.magnitude.leadingZeroBitCount }
  }
}
