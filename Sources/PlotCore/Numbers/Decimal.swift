import Host

/// Writes numbers as readers expect them, without a locale.
public enum Decimal {
  /// Writes a number with exactly `places` decimals, halves rounded to even digits of the scaled
  /// value, or with fewer where it has no more: beyond 2^53 of the last place with the shortest digits
  /// that name it.
  public static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞" }
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = (value.magnitude * power).rounded(.toNearestOrEven)
    guard scaled < (places > 0 ? 0x1p53 : 0x1p63) else { return shortest(value) }
    var digits = String(UInt64(scaled))
    if places > 0 {
      if digits.count <= places {
        digits = String(repeating: "0", count: places + 1 - digits.count) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return value < 0 && scaled > 0 ? "-" + digits : digits
  }

  /// Writes the shortest digits that name a number, seventeen at most; whole ones without a point.
  private static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Writes a number with at most `places` decimals, without zeros at the end.
  public static func trimmed(_ value: Double, places: Int) -> String {
    var text = fixed(value, places: places)
    guard places > 0, text.contains("."), !text.contains("e") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Writes a number below a million with its four highest digits, or all before the point.
  package static func significant(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return fixed(value, places: 0) }
    let power = Int(log10(value.magnitude).rounded(.down))
    // Fewer digits than these are left out where the number is as good as zero.
    return power < -12 ? "\(value)" : trimmed(value, places: max(0, 3 - power))
  }

  /// Writes an integer with a comma between groups of three digits: `61,702`.
  public static func grouped(_ value: Int) -> String {
    var result = ""
    let digits = String(value.magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return value < 0 ? "-" + result : result
  }
}
