/// One record of a capture in the host's own form: a sample, or half of the header.
struct Record: Equatable {
  /// The sum of the sizes asked for by live blocks; below zero after an underflow.
  var heap: Int64
  /// The depth of the calling thread's stack.
  var stack: Int64
  /// The clock's raw reading.
  var time: Int64

  /// Bytes of a record, in the file and in memory.
  static let byteCount = 24
}

/// The order of bytes in a capture, which is that of the machine that wrote it.
enum ByteOrder {
  case little, big

  /// The order of this machine.
  static var host: ByteOrder { 1.littleEndian == 1 ? .little : .big }

  /// The order that this machine has not.
  static var foreign: ByteOrder { host == .little ? .big : .little }

  /// Turns records as they are in the file into the host's form, in place.
  ///
  /// The time is two halves with the low one first, whatever the order of bytes in each half, so a
  /// big-endian capture is no mirror image of a little-endian one.
  func decode(_ records: UnsafeMutablePointer<Record>, count: Int) {
    if self == .little, Self.host == .little { return }
    let isSwapped = self != Self.host
    for index in 0..<count {
      let record = records + index
      var heap = UInt64(bitPattern: record.pointee.heap)
      var stack = UInt64(bitPattern: record.pointee.stack)
      let halves = UnsafeRawPointer(record)
      var low = halves.load(fromByteOffset: 16, as: UInt32.self)
      var high = halves.load(fromByteOffset: 20, as: UInt32.self)
      if isSwapped {
        (heap, stack) = (heap.byteSwapped, stack.byteSwapped)
        (low, high) = (low.byteSwapped, high.byteSwapped)
      }
      record.pointee = Record(
        heap: Int64(bitPattern: heap), stack: Int64(bitPattern: stack),
        time: Int64(bitPattern: UInt64(high) << 32 | UInt64(low)))
    }
  }

  /// Returns the whole records at the start of some bytes, in the host's form.
  func records(in bytes: [UInt8]) -> [Record] {
    let count = bytes.count / Record.byteCount
    return [Record](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = count
      guard count > 0, let base = buffer.baseAddress else { return }
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes.prefix(count * Record.byteCount))
      decode(base, count: count)
    }
  }
}
