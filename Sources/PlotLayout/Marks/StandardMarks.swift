import PlotCore

extension Plugin {
  /// The marks that every tool has; a plugin with the id of one stands in its place.
  package static var standardMarks: [Plugin] {
    [
      .mark(LineMark.self), .mark(StepMark.self), .mark(AreaMark.self), .mark(PointMark.self),
      .mark(BarMark.self), .mark(RuleMark.self), .mark(BandMark.self), .mark(ExcessMark.self),
      .mark(TextMark.self), .mark(RectMark.self), .mark(TickMark.self),
      .mark(ExtremumMark.self), .mark(GridMark.self), .mark(BaselineMark.self),
      .mark(AxesMark.self), .mark(LegendMark.self),
    ]
  }
}

extension Registry {
  /// The registry with the standard marks and themes, but for those in whose place it has one of its own.
  package var withStandards: Registry { adding(Plugin.standardMarks + Plugin.standardThemes) }
}

extension MarkSet {
  /// The standard marks alone.
  package static var standard: MarkSet {
    MarkSet(
      Plugin.standardMarks.compactMap { if case .mark(let type) = $0.kind { type } else { nil } })
  }
}
