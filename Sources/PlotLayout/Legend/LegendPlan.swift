import PlotCore
import PlotScene

/// How a panel's curves are named, and the room that this takes.
enum LegendPlan: Sendable {
  /// Not at all.
  case none
  /// At the curves' ends, right of the panel.
  case direct([PlacedLegend.Label], width: Double)
  /// By the titles of axes, each in the colour of its only curve.
  case axes
  /// In rows above the panel.
  case rows(LegendRows)

  /// Chooses what fits: labels at the curves' ends if they take at most a quarter of the width,
  /// rows of names otherwise.
  init(
    _ panel: ResolvedPanel, width: Double, height: Double, detail: Detail, style: PageStyle
  ) {
    let named = panel.series.indices.filter { panel.series[$0].mark != nil }
    guard panel.spec.legend != .none, detail.shows(upTo: .withoutLegend), !named.isEmpty else {
      self = .none
      return
    }
    let hasRightAxis = panel.axes.contains { $0.channel == .y && $0.orient == .right }
    if panel.spec.legend == .direct, hasRightAxis, Self.isNamedByAxes(panel, style.theme) {
      self = .axes
      return
    }
    if panel.spec.legend == .direct, !hasRightAxis, panel.layers.allSatisfy(\.hasEnds) {
      let labels = named.map {
        PlacedLegend.Label(panel.series[$0].name, curve: $0, style: style)
      }
      let widest = labels.map(\.size.width).max() ?? 0
      let gap = 7 * style.scale
      let total = labels.reduce(0) { $0 + $1.size.height }
      // Gaps and x labels take some lines of the height.
      let free = max(0.6 * height, height - 4 * style.height(style.label))
      if widest + gap <= width / 4, total <= free {
        self = .direct(labels, width: widest + gap)
        return
      }
    }
    self = .rows(LegendRows(panel, named: named, width: width, height: height, style: style))
  }

  /// Whether every curve has an axis of its own, and colours, not dashes, tell them apart.
  private static func isNamedByAxes(_ panel: ResolvedPanel, _ theme: Theme) -> Bool {
    !theme.prefersDashes
      && panel.axes.allSatisfy { $0.channel == .x || $0.series.count <= 1 }
  }

  /// The room right of the panel.
  var rightWidth: Double { if case .direct(_, let width) = self { width } else { 0 } }

  /// The room above the panel.
  var topHeight: Double { if case .rows(let rows) = self { rows.height } else { 0 } }
}

extension ResolvedLayer {
  /// Whether names could stand at the ends of what it draws.
  var hasEnds: Bool { type(of: mark).hasEnds }
}

extension PlacedLegend.Label {
  /// Sets a curve's name in one line or two.
  fileprivate init(_ name: String, curve: Int, style: PageStyle) {
    let font = style.boldLabel
    let name = style.oneLine(name)
    var lines = [name]
    var width = style.width(name, font)
    if width > 36 * style.scale, let (first, second) = Self.halves(name) {
      let widths = [style.width(first, font), style.width(second, font)]
      lines = [first, second]
      width = max(widths[0], widths[1])
    }
    self.init(
      curve: curve, lines: lines,
      size: Size(width: width, height: Double(lines.count) * style.height(font)))
  }

  /// Cuts a name at the blank that leaves the shorter longest half.
  private static func halves(_ name: String) -> (String, String)? {
    let words = TextBlock.keepingTogether(name.split(separator: " ").map(String.init))
    guard words.count > 1 else { return nil }
    let cuts = (1..<words.count).map { cut in
      (words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
    }
    return cuts.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }
  }
}
