/// The order in which people list names: runs of digits count as numbers.
enum NaturalOrder {
  /// Tells whether a name stands before another one; of two that differ in leading zeros alone the
  /// shorter comes first.
  static func precedes(_ a: String, _ b: String) -> Bool {
    var (left, right) = (Array(a.utf8)[...], Array(b.utf8)[...])
    while let one = left.first, let two = right.first {
      if isDigit(one), isDigit(two) {
        let (first, second) = (number(&left), number(&right))
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else {
        if one != two { return one < two }
        left.removeFirst()
        right.removeFirst()
      }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return a.utf8.count != b.utf8.count ? a.utf8.count < b.utf8.count : a < b
  }

  /// Takes a run of digits from the front and returns it without leading zeros.
  private static func number(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = bytes.prefix(while: isDigit)
    bytes = bytes[digits.endIndex...]
    return digits.drop { $0 == 0x30 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
