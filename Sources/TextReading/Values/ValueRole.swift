import PlotCore

/// How the values of a column are read, learnt from its first ones.
package enum ValueRole: Hashable {
  /// As names.
  case name
  /// As plain numbers; what is none is a gap.
  case number
  /// As numbers in the spelling of people.
  case spelled(SpelledForm)

  /// Learns from a column's first values and what each of them is.
  package init(
    _ texts: [String], _ words: [FieldWord], label: ColumnLabel, decimal: UInt8, base: Double?
  ) {
    var words = words
    if decimal == 0x2C, Self.points(texts, words) {
      for (index, text) in texts.enumerated() where words[index] == .number && text.contains(".") {
        words[index] = .spelled
      }
    }
    let spelled = words.count { $0 == .spelled }
    let hexadecimal = SpelledForm(
      hexadecimal: zip(texts, words).filter { $0.1 != .gap }.map(\.0), label: label)
    if let hexadecimal {
      self = .spelled(hexadecimal)
    } else if spelled > 0, spelled >= words.count(where: { $0 == .text || $0 == .moment }),
      let form = Self.form(texts, words, label: label, decimal: decimal, base: base)
    {
      self = .spelled(form)
    } else {
      self = !words.contains(.number) && words.contains { $0 != .gap } ? .name : .number
    }
  }

  /// How a column spells its numbers; nil where most values are plain, or do not agree.
  package static func form(
    _ texts: [String], _ words: [FieldWord], label: ColumnLabel, decimal: UInt8, base: Double?
  ) -> SpelledForm? {
    let fits = zip(texts, words).filter { [.number, .spelled, .gap].contains($0.1) }
    guard let form = SpelledForm(fits.map(\.0), label: label, decimal: decimal, base: base)
    else { return nil }
    let (spelled, plain) = (fits.count { $0.1 == .spelled }, fits.count { $0.1 == .number })
    // A unit of its own in a value or two is a slip, and bytes are known wherever they stand.
    let isKnown = form.unit.map { [.bytes, .seconds, Unit("%")].contains($0) } ?? true
    return isKnown || spelled >= plain ? form : nil
  }

  /// Whether points part thousands: all numbers with one have three digits behind each, and none has zero
  /// before it.
  private static func points(_ texts: [String], _ words: [FieldWord]) -> Bool {
    let pointed = zip(texts, words).filter { $0.1 == .number && $0.0.contains(".") }.map(\.0)
    return !pointed.isEmpty
      && pointed.allSatisfy { text in
        var text = text
        return !text.hasPrefix("0")
          && text.withUTF8 { SpelledNumber.isGrouped(UnsafeRawBufferPointer($0), by: 0x2E) }
      }
  }

  /// How numbers are spelled; nil for names and plain ones.
  package var form: SpelledForm? { if case .spelled(let form) = self { form } else { nil } }
}

extension ColumnLabel {
  /// The label with the unit that the column's values name themselves, which counts before its own.
  package func taking(_ form: SpelledForm) -> ColumnLabel {
    guard let unit = form.unit else { return self }
    var label = self
    (label.unit, label.scale, label.hasUnit) = (unit, 1, true)
    (label.guess, label.guessedBase) = (form.guess, form.base)
    return label
  }

  /// The label of the numbers behind a slash; what stands there of memory is what may be used of it.
  package var second: ColumnLabel {
    var label = self
    let word = Measure(name, unit).isMemory ? "limit" : "out"
    label.name += " \(word)"
    label.title += " \(word)"
    return label
  }
}

extension NumberRows {
  /// Puts a number into the row, as a whole one where it is.
  package func set(_ column: Int, _ value: Double) {
    if value.magnitude < 0x1p53, let whole = Int64(exactly: value) {
      setInteger(column, whole)
    } else {
      setReal(column, value)
    }
  }

  /// Puts a number into the row that is spelled in a form, and behind it what stands behind its slash;
  /// false where the text is no finite number.
  package func set(_ column: Int, _ bytes: UnsafeRawBufferPointer, as form: SpelledForm) -> Bool {
    guard !GapWord.stands(bytes), let found = form.value(bytes), found.first.isFinite else {
      return false
    }
    set(column, found.first)
    if form.isPair { set(column + 1, found.second ?? .nan) }
    return true
  }

  /// Puts a plain number into the row; false where the text is no finite one.
  package func set(_ column: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    if let whole = AsciiNumber.integer(bytes) {
      setInteger(column, whole)
    } else if let real = AsciiNumber.real(bytes), real.isFinite {
      setReal(column, real)
    } else {
      return false
    }
    return true
  }
}
