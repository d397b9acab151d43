/// A number with a unit as users write it: `"2GiB"`, `"180mm"`, `"1.5s"`, `"2.6 GHz"`.
public enum Quantity {
  /// What is measured; a plain number is in the first unit named.
  public enum Dimension: String, Hashable, Sendable, CaseIterable {
    /// Points (1/72 inch), the page's unit; `px` is one point.
    case length
    /// Bytes; `KiB` is 1024, `kB` is 1000.
    case bytes
    /// Seconds.
    case time
    /// Hertz.
    case frequency
    /// A plain number without unit.
    case number

    /// The factor of each unit, in the order in which help names them.
    public var units: [(symbol: String, factor: Double)] {
      switch self {
      case .length: [("pt", 1), ("px", 1), ("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72)]
      case .bytes:
        [
          ("B", 1), ("KiB", 0x1p10), ("MiB", 0x1p20), ("GiB", 0x1p30), ("TiB", 0x1p40),
          ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
        ]
      case .time:
        [
          ("s", 1), ("ms", 1e-3), ("us", 1e-6), ("µs", 1e-6), ("ns", 1e-9), ("min", 60),
          ("h", 3600), ("d", 86_400),
        ]
      case .frequency: [("Hz", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)]
      case .number: []
      }
    }
  }

  /// Reads a quantity in the dimension's first unit; nil where the text is none.
  ///
  /// Blanks between number and unit are allowed. Units are case-sensitive, but for letters whose
  /// case cannot mislead (`kib`, `KB`, `hz`).
  public static func parse(_ text: String, as dimension: Dimension) -> Double? {
    guard let (number, suffix) = split(text) else { return nil }
    if suffix.isEmpty { return number }
    let folded = suffix.lowercased()
    let unit =
      dimension.units.first { $0.symbol == suffix }
      ?? dimension.units.first { $0.symbol.lowercased() == folded }
    return unit.map { number * $0.factor }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Reads a quantity whose dimension its own unit tells.
  public static func parseAny(_ text: String) -> (value: Double, dimension: Dimension)? {
    guard let (number, suffix) = split(text) else { return nil }
    if suffix.isEmpty { return (number, .number) }
    for dimension in Dimension.allCases {
      if let unit = dimension.units.first(where: { $0.symbol == suffix }) {
        let value = number * unit.factor
        return value.isFinite ? (value, dimension) : nil
      }
    }
    return nil
  }

  /// Cuts a text into its number and the word behind it, empty where there is none; nil where it
  /// begins with no number.
  package static func split(_ text: String) -> (Double, String)? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return nil }
    var end = first
    func digit(_ i: Int) -> Bool { i <= last && (0x30...0x39).contains(bytes[i]) }
    if bytes[end] == 0x2B || bytes[end] == 0x2D { end += 1 }
    while digit(end) || (end <= last && bytes[end] == 0x2E) { end += 1 }
    if end <= last, bytes[end] | 0x20 == 0x65 {
      var exponent = end + 1
      if exponent <= last, bytes[exponent] == 0x2B || bytes[exponent] == 0x2D { exponent += 1 }
      if digit(exponent) {
        while digit(exponent) { exponent += 1 }
        end = exponent
      }
    }
    guard let number = Double(String(decoding: bytes[first..<end], as: UTF8.self)),
      number.isFinite
    else { return nil }
    while end <= last, isBlank(bytes[end]) { end += 1 }
    return (number, end <= last ? String(decoding: bytes[end...last], as: UTF8.self) : "")
  }
}
