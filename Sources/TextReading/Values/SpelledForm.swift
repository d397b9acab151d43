import PlotCore

/// How the values of a column spell their numbers, learnt from the first ones.
package struct SpelledForm: Hashable {
  /// The sign before decimals.
  package var decimal: UInt8
  /// The unit that the cells name themselves; nil where none does.
  package var unit: Unit?
  /// What a number without a unit counts, where others have one.
  var plainScale = 1.0
  /// Of bytes, or of plain numbers, how much `k` is.
  package var base: Double
  /// Whether each value holds two numbers, the second behind a slash.
  package var isPair = false
  /// The suffix by which the base had to be guessed.
  package var guess: String?

  /// Whether each value is a hexadecimal number.
  var isHexadecimal = false

  /// The form of a column of hexadecimal numbers that is named as an amount; nil where it is none:
  /// addresses and colours are names.
  init?(hexadecimal texts: [String], label: ColumnLabel) {
    let isAmount = label.unit == .bytes || Measure(label.name, label.unit).isMemory
    guard isAmount, !NameWords(label.name).has(["address", "addr", "ptr", "pointer", "base"]),
      !texts.isEmpty,
      texts.allSatisfy({ text in
        var text = text
        return text.withUTF8 { SpelledNumber.hexadecimal(UnsafeRawBufferPointer($0)) != nil }
      })
    else { return nil }
    (decimal, base, isHexadecimal) = (0x2E, 1024, true)
    plainScale = 1
  }

  /// Learns from a column's cells; nil where they are no such numbers throughout.
  package init?(
    _ cells: [String], label: ColumnLabel, decimal: UInt8, base: Double?
  ) {
    let measure = Measure(label.name, label.unit)
    self.decimal = decimal
    self.base = base ?? (measure.isTraffic ? 1000 : 1024)
    var units: Set<Unit> = []
    var (spelled, others) = (0, 0)
    for cell in cells {
      var cell = cell
      let isFit = cell.withUTF8 { bytes -> Bool in
        let bytes = UnsafeRawBufferPointer(bytes)
        // Infinity is a gap, too, however others spell their numbers.
        if FieldWord(bytes) == .gap { return true }
        guard let number = SpelledNumber(bytes) else { return false }
        spelled += 1
        if number.other != nil { isPair = true }
        switch number.suffix {
        case .none: others += 1
        case .prefix:
          if measure.isMemory || label.unit == .bytes {
            units.insert(.bytes)
            if base == nil { guess = guess ?? Self.letters(bytes) }
          } else {
            // Of what is no memory, `1.5k` is 1500.
            if base == nil { self.base = 1000 }
            units.insert(label.unit)
          }
        case .binaryBytes: units.insert(.bytes)
        case .bytes(let power):
          units.insert(.bytes)
          if power > 0, base == nil { guess = guess ?? Self.letters(bytes) }
        case .seconds: units.insert(.seconds)
        case .unit(let word): units.insert(Unit(word == "percent" || word == "pct" ? "%" : word))
        }
        return true
      }
      if !isFit { others = -1 }
      if others < 0 { return nil }
    }
    guard spelled > 0, units.count <= 1 else { return nil }
    unit = units.first
    // `top` counts in KiB where it writes no letter behind the number.
    if unit == .bytes, ["VIRT", "RES", "SHR", "SWAP", "CODE", "DATA"].contains(label.name) {
      plainScale = 1024
    } else if unit != nil, label.hasUnit, label.unit == unit {
      plainScale = label.scale
    }
  }

  private static func letters(_ bytes: UnsafeRawBufferPointer) -> String {
    let word = bytes.drop { $0 < 0x41 }.prefix { $0 >= 0x41 }
    return String(decoding: word, as: UTF8.self)
  }

  /// The number of a cell in the column's unit; nil where it holds none.
  package func value(_ bytes: UnsafeRawBufferPointer) -> (first: Double, second: Double?)? {
    if isHexadecimal { return SpelledNumber.hexadecimal(bytes).map { ($0, nil) } }
    guard let number = SpelledNumber(bytes),
      let digits = SpelledNumber.value(of: number.digits, decimal: decimal)
    else { return nil }
    let first = digits * scale(of: number.suffix)
    guard let other = number.other else { return (first, nil) }
    return (first, value(other)?.first)
  }

  private func scale(of suffix: SpelledNumber.Suffix) -> Double {
    func power(_ base: Double, _ power: Int) -> Double {
      (0..<power).reduce(1.0) { scale, _ in scale * base }
    }
    return switch suffix {
    case .none: plainScale
    case .prefix(let exponent), .bytes(let exponent): power(base, exponent)
    case .binaryBytes(let exponent): power(1024, exponent)
    case .seconds(let scale): scale
    case .unit: 1
    }
  }
}
