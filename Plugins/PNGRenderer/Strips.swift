import CairoCanvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The strips of rows that threads take one by one; they depend on the picture alone, so that its
/// bytes do not depend on how many threads there are.
struct Strips: Sendable {
  private static let rowsEach = 250

  let height: Int

  var count: Int { (height + Self.rowsEach - 1) / Self.rowsEach }

  subscript(strip: Int) -> Range<Int> {
    (strip * Self.rowsEach)..<min(height, (strip + 1) * Self.rowsEach)
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// Tells whether two rows show the same.
  func isSame(as other: Self) -> Bool {
    guard count == other.count, let a = baseAddress, let b = other.baseAddress else { return false }
    return memcmp(a, b, count * 4) == 0
  }
}
