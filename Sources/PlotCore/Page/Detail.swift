/// How much of a figure a page shows; on a page too small for all, the least needed goes first.
///
/// Each level leaves out one thing more than the one before. Ticks thin out on their own before
/// any level is reached, because labels that would touch are never chosen.
public enum Detail: Int, CaseIterable, Comparable, Sendable {
  /// Nothing is left out.
  case everything
  /// The line at the foot is left out.
  case withoutCaption
  /// The axes' titles are left out too.
  case withoutAxisTitles
  /// The line under the headline is left out too.
  case withoutSubtitle
  /// The panels' headlines are left out too.
  case withoutPanelTitles
  /// The names of curves and the words of rules and bands are left out too.
  case withoutLegend
  /// The headline and the words at extremes are left out too.
  case withoutTitle
  /// The labels of ticks are left out too.
  case withoutTickLabels
  /// Everything but the curves is left out.
  case curvesOnly

  /// Orders by how little is left.
  public static func < (a: Detail, b: Detail) -> Bool { a.rawValue < b.rawValue }

  /// Tells whether something that this level would leave out is still shown.
  public func shows(upTo level: Detail) -> Bool { self < level }

  /// What every level up to this one leaves out, in words.
  package var leftOut: [String] {
    let words: [(Detail, String)] = [
      (.withoutCaption, "the line at the foot"), (.withoutAxisTitles, "the axes' titles"),
      (.withoutSubtitle, "the line under the headline"),
      (.withoutPanelTitles, "the panels' headlines"), (.withoutLegend, "the curves' names"),
      (.withoutTitle, "the headline and the words at peaks"),
      (.withoutTickLabels, "the labels of ticks"),
    ]
    return words.filter { !shows(upTo: $0.0) }.map(\.1)
  }

  /// The least width and height of a panel, in points at scale 1, with which the level is kept.
  package var leastPanel: (width: Double, height: Double) {
    switch self {
    case .everything, .withoutCaption, .withoutAxisTitles: (110, 32)
    case .withoutSubtitle: (90, 26)
    case .withoutPanelTitles: (80, 24)
    case .withoutLegend, .withoutTitle: (60, 20)
    case .withoutTickLabels: (16, 8)
    case .curvesOnly: (0, 0)
    }
  }
}
