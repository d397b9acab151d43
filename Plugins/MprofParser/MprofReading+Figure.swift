import MemoryRecordings
import PlotCore
import TextReading

extension MprofReading {
  /// What the rows suggest to be drawn: a program alone, with its children stacked on it where these are
  /// surely beside it, or with lines that are not added up where they may be counted already.
  var figure: MemoryFigure {
    guard survey.childCount > 0 else {
      var figure = MemoryFigure(column: "memory")
      figure.subtitle =
        "{rows} samples in {duration} · peak memory {peak.memory} · at the end {last.memory}"
      return figure
    }
    let children = survey.childCount > survey.children.count ? ["children"] : childNames
    guard survey.haveChildrenBeside.contains(false) else {
      var figure = MemoryFigure(column: "total")
      figure.parts = rows.byHeight(["memory"] + children)
      figure.subtitle =
        "{rows} samples in {duration} · peak memory {peak.total} together · at the end {last.total}"
      return figure
    }
    guard isTotalApart else {
      var figure = MemoryFigure(column: "memory")
      figure.lines = children
      figure.subtitle =
        "{rows} samples in {duration} · peak memory {peak.memory}, to which no child is added: it may "
        + "hold them · at the end {last.memory}"
      return figure
    }
    var figure = MemoryFigure(column: "total")
    figure.title = "at least"
    figure.lines = ["memory"] + children
    figure.subtitle =
      "{rows} samples in {duration} · peak at least {peak.total}, not added up: the memory may hold the "
      + "children · at the end at least {last.total}"
    return figure
  }
}
