import PlotConfig
import PlotCore

extension Walk {
  /// Notes at the first input that a panel has more curves than there are colours and dashes.
  mutating func noteTwins(in figure: FigureSpec, on pages: OutputPages) throws(PlotError) {
    let count = figure.panels.map { $0.curveCount(pages.marks) }.max() ?? 0
    let looks = try pages.lookCount()
    guard count > looks, !inputs.isEmpty else { return }
    inputs[0].add(
      Note(
        .notice, "alike-curves", count: count - looks,
        "a panel has \(Decimal.grouped(count)) curves, and \(looks) look different: "
          + "the others look like some of these",
        remedy: "draw fewer, or put them in several panels"))
  }
}

extension PanelSpec {
  /// How many different curves it has.
  fileprivate func curveCount(_ marks: MarkSet) -> Int {
    var curves: Set<[String]> = []
    for layer in layers where marks.drawsSamples(layer) {
      for field in layer.encoding.y?.fields ?? [] { curves.insert([layer.data ?? "", field]) }
    }
    return curves.count
  }
}
