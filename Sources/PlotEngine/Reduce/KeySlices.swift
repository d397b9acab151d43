import PlotCore

/// A range of keys cut into at most 65,536 slices of one width, a power of two.
struct KeySlices: Hashable {
  private static let bits = 16

  /// The column's index in its source.
  let column: Int
  /// The lowest key of the range.
  let lowest: Int64
  /// The highest key less the lowest.
  let width: UInt64
  /// The slices' width as a power of two.
  let shift: UInt64

  init(column: Int, from lowest: Int64, through highest: Int64) {
    self.column = column
    self.lowest = lowest
    width = highest >= lowest ? UInt64(bitPattern: highest &- lowest) : 0
    shift = UInt64(max(0, (UInt64.bitWidth - width.leadingZeroBitCount) - Self.bits))
  }

  /// How many slices there are.
  var count: Int { Int(width >> shift) + 1 }

  /// The key, where there is only one.
  var onlyKey: Int64? { width == 0 ? lowest : nil }

  /// Returns a slice as a range of its own.
  func slice(_ index: Int) -> KeySlices {
    let first = UInt64(index) << shift
    let last = min(width, first | ((1 << shift) - 1))
    return KeySlices(
      column: column, from: lowest &+ Int64(bitPattern: first),
      through: lowest &+ Int64(bitPattern: last))
  }

  /// Counts a block's values by slices; gaps and values outside the range count nowhere.
  func count(_ slice: ColumnSlice, rows: Int, into counts: UnsafeMutablePointer<Int>) {
    let (width, shift) = (width, shift)
    @inline(__always) func add(_ distance: UInt64) {
      if distance <= width { counts[Int(distance &>> shift)] &+= 1 }
    }
    guard slice.storage == .integer, let base = slice.base else {
      for index in 0..<rows where !slice.isGap(at: index) {
        add(UInt64(bitPattern: slice.key(at: index) &- lowest))
      }
      return
    }
    let (stride, low) = (slice.stride, lowest &+ slice.offset)
    for index in 0..<rows {
      add(UInt64(bitPattern: base.load(fromByteOffset: index &* stride, as: Int64.self) &- low))
    }
  }
}
