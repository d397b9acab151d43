import TextReading
import PlotCore

/// How a recording counts time.
enum MassifClock: String {
  /// Executed instructions.
  case instructions = "i"
  /// Milliseconds.
  case milliseconds = "ms"
  /// Bytes that were allocated and freed so far.
  case bytes = "B"
  /// Seconds, as heaptrack_print writes them.
  case seconds = "s"

  /// Reads what stands behind `time_unit:`; nil for a unit that is not known.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var words = TextWords(bytes)
    guard let word = words.next() else { return nil }
    self.init(rawValue: String(decoding: word.prefix(8), as: UTF8.self))
  }

  /// What is counted, in words.
  var words: String {
    switch self {
    case .instructions: "instructions"
    case .milliseconds: "milliseconds"
    case .bytes: "bytes"
    case .seconds: "seconds"
    }
  }

  /// The column of times.
  var column: Column {
    switch self {
    case .instructions: Column("time", unit: Unit("instr"))
    case .bytes: Column("time", title: "bytes allocated and freed", unit: .bytes)
    case .milliseconds, .seconds: Column("time", unit: .seconds, storage: .real)
    }
  }

  /// The words at the axis of time.
  var axisTitle: String {
    switch self {
    case .instructions: "time in instructions"
    case .bytes: "bytes allocated and freed"
    case .milliseconds, .seconds: "time"
    }
  }

  /// Reads a time as its column stores it; nil where it is none.
  func word(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    switch self {
    case .instructions, .bytes:
      return AsciiNumber.integer(bytes)
    case .milliseconds, .seconds:
      // A division rounds once; a product with 0.001 would leave odd digits.
      guard let value = AsciiNumber.real(bytes), value.isFinite else { return nil }
      let seconds = self == .milliseconds ? value / 1000 : value
      return Int64(bitPattern: seconds.bitPattern)
    }
  }
}
