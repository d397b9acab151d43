/// How much of a figure a page shows; on a page too small for all, the least needed goes first.
///
/// Each level leaves out one thing more than the one before. Ticks thin out on their own before
/// any level is reached, because labels that would touch are never chosen.
enum Detail: Int, CaseIterable, Comparable, Sendable {
  case everything
  case withoutCaption
  case withoutAxisTitles
  case withoutSubtitle
  case withoutPanelTitles
  case withoutLegend
  case withoutTitle
  case withoutTickLabels
  case curvesOnly

  /// Orders by how little is left.
  static func < (a: Detail, b: Detail) -> Bool { a.rawValue < b.rawValue }

  /// Tells whether something that this level would leave out is still shown.
  func shows(upTo level: Detail) -> Bool { self < level }

  /// The least width and height of a panel, in points at scale 1, with which the level is kept.
  var leastPanel: (width: Double, height: Double) {
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
