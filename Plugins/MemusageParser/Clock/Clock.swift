import PlotCore

/// The options of a capture's clock.
struct ClockOptions: ComponentOptions {
  /// Where the clock's rate comes from when neither rate nor duration is given.
  enum Source: String, CaseIterable, Sendable {
    /// What was measured when the capture was recorded; else microseconds where the capture's end
    /// agrees with the file's date, else ticks.
    case auto
    /// No rate is known.
    case ticks
    /// One million ticks a second.
    case microseconds
    /// The time-stamp counter of this machine.
    case host
  }

  var hertz: Double?
  var duration: Double?
  var unit: Source

  init(from reader: inout OptionReader) {
    hertz = reader.optionalNumber(
      "hz", .frequency, in: 1...1e12, help: "how many ticks the capture's clock makes in a second")
    duration = reader.optionalNumber(
      "duration", .time, in: 1e-9...1e12, help: "how long the whole recording took")
    unit = reader.choice(
      "unit", default: Source.auto,
      help: "what a tick is when neither hz nor duration tells: microseconds, a step of this "
        + "machine's counter, or unknown")
    if hertz != nil, duration != nil {
      reader.reject(
        "duration", "\"hz\" and \"duration\" both tell the clock's rate", remedy: "give one of them"
      )
    } else if unit != .auto, hertz != nil || duration != nil {
      reader.reject(
        "unit", "\"unit\" and \"\(hertz != nil ? "hz" : "duration")\" both tell the clock's rate",
        remedy: "give one of them")
    }
  }
}

/// What is known of a capture's clock.
struct Clock: Sendable, Equatable {
  /// Ticks in a second; nil where the rate is not known.
  var hertz: Double?
  /// How many ticks took how many seconds, where the options say that.
  private var given: Given?

  private struct Given: Equatable {
    var ticks: Double
    var seconds: Double

    /// Seconds in a tick, such that the ticks come to their seconds, or to the nearest number below.
    var tick: Double {
      var tick = seconds / ticks
      guard Steps(tick).value(of: ticks) != seconds else { return tick }
      while ticks * tick > seconds { tick = tick.nextDown }
      while ticks * tick.nextUp <= seconds { tick = tick.nextUp }
      return tick
    }
  }

  /// Finds the rate of a capture's clock.
  ///
  /// `recordedHertz` was measured when the capture was recorded; `end` is the last reading that is
  /// known. Throws where the options ask for what cannot be known.
  init(
    _ options: ClockOptions, recordedHertz: Double?, start: Int64, end: Int64,
    modificationTime: Double, path: String
  ) throws(PlotError) {
    if let given = options.hertz {
      hertz = given
    } else if let duration = options.duration {
      let ticks = Double(end &- start)
      guard ticks > 0 else {
        throw PlotError(
          .input, "cannot tell the clock's rate from the duration: the clock stands still",
          at: Place(file: path), remedy: "give clock.hz instead of clock.duration")
      }
      hertz = ticks / duration
      given = Given(ticks: ticks, seconds: duration)
    } else {
      switch options.unit {
      case .auto: hertz = recordedHertz ?? (Self.isEpoch(end, modificationTime) ? 1e6 : nil)
      case .ticks: hertz = nil
      case .microseconds: hertz = 1e6
      case .host: hertz = try HostCounter.hertz()
      }
    }
  }

  /// Tells whether a reading is the time since 1970 in microseconds, within a day of the file's
  /// date. The range alone would not do: a counter of 2.6 GHz comes there after a week.
  static func isEpoch(_ reading: Int64, _ modificationTime: Double) -> Bool {
    (Double(reading) * 1e-6 - modificationTime).magnitude <= 86_400
  }

  /// The column of times.
  func column(start: Int64) -> Column {
    Column(
      "time", unit: hertz == nil ? .ticks : .seconds, offset: start,
      scale: given?.tick ?? hertz.map { 1 / $0 } ?? 1, isAscending: true)
  }

  /// So many ticks in the unit of a column of times: those that the options give are exact.
  func time(of ticks: Int64, in column: Column) -> Double {
    if let given, given.ticks == Double(ticks) { return given.seconds }
    return Double(ticks) * column.scale
  }
}
