import PlotCore

/// One limit to which a recording is held, as a user writes it: `peak < 512MiB`,
/// `peak growth < 10% or < 256KiB against baseline.json`.
///
///     check  = figure ["of" column] [names] comparator amount
///            | figure ["of" column] [names] "growth" bound ["or" bound] ["against" file]
///     figure = "peak" | "min" | "live at end" | "end" | "mean" | "time mean" | "p50" … "p99.9"
///            | "events" | "duration"
///     bound  = ("<" | "<=") (number "%" | amount)
///     amount = number [unit]
///
/// `names` are those of `CheckNames`: `where container = "web"`, `each container`.
/// A column without a figure, `temp < 80 °C`, is held by its highest value, or by its lowest where it
/// must be above something. Units are those of memory and time, and any that a column counts in.
///
/// A growth check holds where *any* of its bounds holds, so one with a percentage and a size fails
/// only where the growth is beyond both. `and > 256KiB` behind a percentage says the same as
/// `or <= 256KiB`: only growth of more than that counts.
package struct CheckRule: Hashable, Sendable {
  /// How a figure is compared with its limit.
  package enum Comparator: String, CaseIterable, Sendable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="

    /// Compares.
    package func holds(_ value: Double, _ limit: Double) -> Bool {
      switch self {
      case .below: value < limit
      case .atMost: value <= limit
      case .above: value > limit
      case .atLeast: value >= limit
      }
    }
  }

  /// One bound of a growth.
  package struct Bound: Hashable, Sendable {
    /// `below` or `atMost`.
    package var comparator: Comparator
    /// How much it may be.
    package var size: Size

    /// How much a growth may be.
    package enum Size: Hashable, Sendable {
      /// Percent of the baseline's figure.
      case percent(Double)
      /// An amount of the figure's unit.
      case amount(Amount)
    }
  }

  /// What is demanded of the figure.
  package enum Demand: Hashable, Sendable {
    /// The figure itself is held to an amount.
    case limit(Comparator, Amount)
    /// What the figure has more than in the baseline is held to any of some bounds.
    case growth([Bound], against: String?)
  }

  /// The figure.
  package var metric: Metric
  /// The column; nil for the recording's main one.
  package var column: String?
  /// Which rows it is about, where they are told apart by names.
  package var names = CheckNames()
  /// What is demanded of it.
  package var demand: Demand

  /// Whether it compares with a baseline.
  package var isGrowth: Bool { if case .growth = demand { true } else { false } }

  /// The baseline's file that it names.
  package var baseline: String? {
    if case .growth(_, let file) = demand { file } else { nil }
  }

  /// Whether the check calls the last value live, as one of memory does.
  package var saysLive = false

  /// The figure with its column, as the check names it.
  package var figure: String { figureOfAll + names.text }

  /// The figure with its column, without what is said of names.
  package var figureOfAll: String {
    let words = metric == .end && !saysLive ? "end" : metric.words
    return words + (column.map { " of \($0)" } ?? "")
  }

  /// The check in its plainest spelling, without the baseline's file.
  package var text: String {
    let figure = self.figure
    switch demand {
    case .limit(let comparator, let amount):
      return "\(figure) \(comparator.rawValue) \(amount.text)"
    case .growth(let bounds, _):
      let words = bounds.map { bound in
        let size =
          switch bound.size {
          case .percent(let percent): Decimal.trimmed(percent, places: 6) + "%"
          case .amount(let amount): amount.text
          }
        return "\(bound.comparator.rawValue) \(size)"
      }
      return "\(figure) growth \(words.joined(separator: " or "))"
    }
  }
}
