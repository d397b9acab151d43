/// Makes captures as glibc's `memusage` writes them, from a seeded random walk.
///
/// The same values give the same bytes. Damage is asked for by counts, spread evenly over the file;
/// the samples under it are those of the capture without damage.
public struct SyntheticCapture: Sendable {
  /// The order of the bytes in each number.
  public enum ByteOrder: Sendable, CaseIterable { case little, big }

  /// One record of the file.
  public struct Record: Hashable, Sendable {
    /// Live bytes.
    public var heap: UInt64
    /// Stack depth of the calling thread in bytes.
    public var stack: UInt64
    /// Time in ticks.
    public var time: UInt64

    /// Creates a record.
    public init(heap: UInt64, stack: UInt64, time: UInt64) {
      self.heap = heap
      self.stack = stack
      self.time = time
    }
  }

  /// Chooses the walk.
  public var seed: UInt64 = 1
  /// How many samples there are, without zero records.
  public var rows: Int
  /// How many pairs of samples stand in each other's place.
  public var swaps = 0
  /// How far apart the two samples of a swapped pair stand at most.
  public var displacement = 100
  /// How many records of zeros stand between the samples.
  public var zeroRecords = 0
  /// The order of the bytes in each number.
  public var byteOrder = ByteOrder.little
  /// Whether the header was never completed, as by a program that was killed.
  public var isIncomplete = false
  /// The time of the first header.
  public var startTime: UInt64 = 1_000_000
  /// The longest time between two samples.
  public var longestStep = 2000

  /// Creates a capture without damage.
  public init(rows: Int, seed: UInt64 = 1) {
    self.rows = rows
    self.seed = seed
  }

  /// The records of the header, which tell the peaks of all samples.
  public var header: [Record] {
    var maker = RecordMaker(self)
    while maker.nextChunk() != nil {}
    return maker.header
  }

  /// All samples and zero records in the order of the file.
  public var records: [Record] {
    var maker = RecordMaker(self)
    var result: [Record] = []
    while let chunk = maker.nextChunk() { result += chunk }
    return result
  }

  /// The whole file.
  public var bytes: [UInt8] {
    var maker = RecordMaker(self)
    var body: [UInt8] = []
    while let chunk = maker.nextChunk() { body += encoded(chunk) }
    return encoded(maker.header) + body
  }

  /// Returns records as they stand in the file.
  public func encoded(_ records: [Record]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: records.count * 24) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      func store(_ value: UInt64, _ offset: Int) {
        raw.storeBytes(
          of: byteOrder == .little ? value.littleEndian : value.bigEndian,
          toByteOffset: offset, as: UInt64.self)
      }
      for (index, record) in records.enumerated() {
        // The low word of the time stands first in either byte order.
        let (low, high) = (record.time & 0xFFFF_FFFF, record.time >> 32)
        store(record.heap, index * 24)
        store(record.stack, index * 24 + 8)
        store(byteOrder == .little ? high << 32 | low : low << 32 | high, index * 24 + 16)
      }
      filled = records.count * 24
    }
  }
}

/// Walks through a capture chunk by chunk, so that a long one need not be held in memory.
struct RecordMaker {
  private let capture: SyntheticCapture
  private var random: SeededGenerator
  /// Damage has a hand of its own, so that it lies over the same samples.
  private var damage: SeededGenerator
  private var made = 0
  private var last: SyntheticCapture.Record
  private var peak = (heap: UInt64(0), stack: UInt64(0), total: UInt64(0))
  private var zerosMade = 0
  private var swapsMade = 0

  init(_ capture: SyntheticCapture) {
    self.capture = capture
    random = SeededGenerator(seed: capture.seed)
    damage = SeededGenerator(seed: ~capture.seed)
    last = .init(heap: 0, stack: 1024, time: capture.startTime)
  }

  /// The header after the chunks that were made so far.
  var header: [SyntheticCapture.Record] {
    let open = SyntheticCapture.Record(heap: 0, stack: 0, time: capture.startTime)
    if capture.isIncomplete { return [open, open] }
    return [
      .init(heap: 0, stack: peak.total, time: capture.startTime),
      .init(heap: peak.heap, stack: peak.stack, time: last.time),
    ]
  }

  mutating func nextChunk() -> [SyntheticCapture.Record]? {
    guard made < capture.rows else { return nil }
    let count = min(capture.rows - made, 65_536)
    var chunk: [SyntheticCapture.Record] = []
    chunk.reserveCapacity(count)
    for _ in 0..<count { chunk.append(nextSample()) }
    made += count
    for _ in 0..<due(capture.swaps, &swapsMade) where count > 1 {
      let first = damage.below(count - 1)
      let far = 1 + damage.below(max(1, capture.displacement))
      chunk.swapAt(first, min(count - 1, first + far))
    }
    for _ in 0..<due(capture.zeroRecords, &zerosMade) {
      chunk.insert(.init(heap: 0, stack: 0, time: 0), at: damage.below(chunk.count + 1))
    }
    return chunk
  }

  /// How many of a total are due by now, beyond those already made.
  private func due(_ total: Int, _ before: inout Int) -> Int {
    let target = Int(Double(total) * Double(made) / Double(capture.rows))
    defer { before = target }
    return target - before
  }

  private mutating func nextSample() -> SyntheticCapture.Record {
    let bits = random.next()
    let size = UInt64(bits & 0xFFF) + 1
    if (bits >> 12) & 0xFF < 140 {
      last.heap &+= size
    } else {
      last.heap -= min(last.heap, size)
    }
    let depth = UInt64((bits >> 20) & 0x3FF)
    if (bits >> 30) & 1 == 0, last.stack < 1 << 20 {
      last.stack += depth
    } else {
      last.stack -= min(last.stack, depth)
    }
    last.time &+= 1 + (bits >> 32) % UInt64(max(1, capture.longestStep))
    peak.heap = max(peak.heap, last.heap)
    peak.stack = max(peak.stack, last.stack)
    peak.total = max(peak.total, last.heap &+ last.stack)
    return last
  }
}
