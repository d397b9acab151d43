import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

extension Walk {
  /// Notes at the first input what a page has no room for, and which one has.
  mutating func noteSmallPage(of plan: FigurePlan, on pages: OutputPages) throws(PlotError) {
    guard !inputs.isEmpty, let layout = plan.layouts.first,
      !layout.detail.shows(upTo: .withoutSubtitle)
    else { return }
    let missing = layout.detail.leftOut.filter { words in
      // What the figure has not is not left out.
      words != "the line at the foot" || plan.figure.caption != nil
    }
    func points(_ length: Double) -> String { Decimal.trimmed(length, places: 1) }
    let roomy = try pages.roomySize(for: layout)
    inputs[0].add(
      Note(
        .notice, "small-page",
        "the page of \(points(plan.size.width)) × \(points(plan.size.height)) points has no room for "
          + missing.joined(separator: ", "),
        remedy: roomy.map {
          "a page of \(points($0.width)) × \(points($0.height)) points has room"
        } ?? "make the page larger"))
  }
}
