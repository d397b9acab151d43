import PlotCore

/// How a column of times is read: as plain numbers, or as moments in nanoseconds since 1970.
public enum TimeReading: Hashable, Sendable {
  /// Numbers in the label's unit, from a zero of their own.
  case plain
  /// Numbers of so many nanoseconds since 1970, or ISO 8601.
  case moments(step: Int64)
  /// Dates in another order of their numbers; whether the order is sure.
  case dates(DateOrder, isSure: Bool)
  /// Times of a day that no one names, over midnight too, or spans of time.
  case clock(isSpan: Bool)
  /// Dates with a word for the month, whose year they may leave out.
  case worded(hasYear: Bool)

  /// Chooses by a column's first value and its label.
  public init(first: UnsafeRawBufferPointer, label: ColumnLabel) {
    let step = label.hasUnit ? Int64(exactly: (label.scale * 1e9).rounded()) : nil
    if let form = Self.calendar([first], label: label) {
      self = form
    } else if Timestamp.iso8601(first) != nil {
      self = .moments(step: step ?? 1_000_000_000)
    } else if let value = AsciiNumber.real(first), let guess = Timestamp.epochStep(of: value) {
      // A unit that is named holds, if with it the number is a date at all.
      guard let step, step > 0 else {
        self = .moments(step: guess)
        return
      }
      self = value * Double(step) >= 1e17 ? .moments(step: step) : .plain
    } else {
      self = .plain
    }
  }

  /// Returns a moment in nanoseconds; nil where the text is none.
  public static func moment(_ bytes: UnsafeRawBufferPointer, step: Int64) -> Int64? {
    isISO(bytes) ? Timestamp.iso8601(bytes) : Timestamp.decimal(bytes, step: step)
  }

  /// Whether a text that is a moment can be no number.
  @inline(__always)
  static func isISO(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 7 && bytes[4] == 0x2D
  }
}

extension NumberRows {
  /// Describes the column of times, and tells how it was read.
  ///
  /// Moments count from the first, and are told in a zone. Where times step back, rows are put in their
  /// order, which a note tells; a column of which some rows have none does not ascend.
  public func timeColumn(
    _ cell: Int, label: ColumnLabel, reading: TimeReading, zone: ClockZone = .utc
  ) -> (column: Column, notes: [Note]) {
    var notes: [Note] = []
    let ascends = valueCount(cell) == rowCount
    var column = Column(
      label.name, title: label.title, unit: label.hasUnit ? label.unit : .seconds,
      scale: label.scale, isAscending: ascends)
    if reading != .plain {
      column.unit = .seconds
      column.scale = 1e-9
    }
    if reading != .plain, let first = lowestWatched {
      column.offset = first
      var start = Timestamp.text(first, zone: zone)
      if case .clock = reading {
        start = Timestamp.clockText(first)
      } else if reading == .worded(hasYear: false) {
        start =
          String(Timestamp.text(first, zone: zone).dropFirst(5)) + ", of a year that is not told"
      } else {
        column.isDated = true
        column.zone = zone
        firstMoment = first
      }
      notes.append(Note(.info, "clock-start", "\(label.name) counts from \(start)"))
    }
    if case .dates(let order, isSure: false) = reading {
      notes.append(
        Note(
          .notice, "date-order",
          "dates were read as \(order == .dayFirst ? "day before month" : "month before day")",
          remedy: "write them as 2026-11-23"))
    }
    if stepsBack > 0 {
      notes.append(
        Note.outOfOrder(
          stepsBack,
          isSorted
            ? nil : "some have no time, so they stand as the file has them, over their numbers"))
    }
    return (column, notes)
  }
}
