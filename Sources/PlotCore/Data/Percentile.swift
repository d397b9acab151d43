/// A share of a column's values, by which the value that stands at its end is found.
///
/// The value of a percentile is one that was recorded: the smallest that at least this share of all
/// samples do not exceed (the nearest rank; numpy calls the method `inverted_cdf`).
public struct Percentile: Hashable, Comparable, Sendable {
  /// The share in thousandths of a percent, 1...100,000.
  public let thousandths: Int

  /// Creates a percentile from whole percent, which must be in 1...100.
  public init(percent: Int) {
    precondition((1...100).contains(percent))
    thousandths = percent * 1000
  }

  /// Reads `50`, `99.9` or `99.999`; nil for any other text and for shares outside 0.001...100.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, (1...3).contains(first.count), let whole = Int(first),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    var value = whole * 1000
    if parts.count == 2 {
      guard (1...3).contains(parts[1].count),
        let part = Int(parts[1] + String(repeating: "0", count: 3 - parts[1].count))
      else { return nil }
      value += part
    }
    guard (1...100_000).contains(value) else { return nil }
    thousandths = value
  }

  /// The usual sign: `p50`, `p99.9`.
  public var name: String { "p" + Decimal.trimmed(Double(thousandths) / 1000, places: 3) }

  /// Returns how many of so many values, which must be some, stand before the percentile's in order.
  public func rank(in count: Int) -> Int {
    let (product, overflow) = count.multipliedReportingOverflow(by: thousandths)
    let reached =
      overflow
      ? Int((Int128(count) * Int128(thousandths) + 99_999) / 100_000) : (product - 1) / 100_000 + 1
    return min(max(reached, 1), count) - 1
  }

  /// Orders by share.
  public static func < (a: Percentile, b: Percentile) -> Bool { a.thousandths < b.thousandths }
}
