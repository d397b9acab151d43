/// Tells in words how curves stand to a limit: one wording for the terminal and for figures.
public enum LimitWords {
  /// Names a limit: `limit 2 GiB`, `cgroup limit 512 MiB`.
  public static func name(_ value: Double, unit: Unit, origin: Limit.Origin) -> String {
    let found = if case .found(let id) = origin { id + " " } else { "" }
    return found + "limit " + QuantityFormat.string(value, unit: unit)
  }

  /// Names the limit of a column in some unit.
  public static func name(_ limit: LimitFigures, unit: Unit) -> String {
    name(limit.value, unit: unit, origin: limit.origin)
  }

  /// Names the limit of a stated figure.
  public static func name(_ held: HeldFigure) -> String {
    name(held.limit, unit: held.figure.unit, origin: held.origin)
  }

  /// Tells how a stated figure stands to the limit: `above it, 112 %`, `within it, 93 %`.
  public static func verdict(_ held: HeldFigure) -> String {
    guard let isOver = held.isOver else { return "not known" }
    return (isOver ? "above it" : "within it") + (held.share.map { ", " + percent($0) } ?? "")
  }

  /// Tells how near a column came: `93 % at 41.2 s (event 1,234)`, or from when on it was above:
  /// `over from 12.3 s (event 17), 112 % at 41.2 s (event 1,234)`; nil where it is held against none.
  /// Of a limit of zero or below there are no shares: the highest value stands for them.
  ///
  /// `row` is what the recording calls one row, `words` are those for its times.
  public static func verdict(
    _ figures: Statistics, time words: TimeWords?, row word: String
  ) -> String? {
    verdict(figures, addsPeakTime: true) { row, time in
      let place = "\(word) \(Decimal.grouped(row))"
      guard let time, let words else { return place }
      return "\(words.string(time.double)) (\(place))"
    }
  }

  /// Tells the same in a figure's words, by its axis along the page.
  public static func verdict(
    _ figures: Statistics, in summary: InputSummary, addsPeakTime: Bool = true
  ) -> String? {
    verdict(figures, addsPeakTime: addsPeakTime, summary.moment)
  }

  private static func verdict(
    _ figures: Statistics, addsPeakTime: Bool, _ moment: (_ row: Int, _ time: Value?) -> String
  ) -> String? {
    guard let limit = figures.limit, let peak = figures.maximum else { return nil }
    let height =
      figures.limitShare.map(percent)
      ?? QuantityFormat.string(peak.value.double, unit: figures.column.unit)
    let highest = "\(height) at \(moment(peak.row, figures.maximumTime))"
    guard let over = limit.over else { return highest }
    guard addsPeakTime else {
      return "over from \(moment(over.row, limit.overTime)), peak \(height)"
    }
    return "over from \(moment(over.row, limit.overTime)), \(highest)"
  }

  /// Tells of one recording who went beyond the limit and when, or who came nearest to it:
  /// `limit 2 GiB: heap 93 % at 41.2 s`, or of the figure that is held instead of columns: `limit 2 GiB:
  /// heap peak within it, 93 %`; nil where nothing is held against one.
  public static func sentence(of summary: InputSummary) -> String? { sentence(of: [summary]) }

  /// Tells of several recordings, each by its name, who went beyond the limit and when, those furthest
  /// beyond first, or else who came nearest to it; nil where no column is held against one.
  public static func sentence(of summaries: [InputSummary]) -> String? {
    let stated = summaries.filter { $0.heldFigure != nil }
    if let worst = stated.max(by: { ($0.heldFigure?.share ?? 0) < ($1.heldFigure?.share ?? 0) }),
      let held = worst.heldFigure
    {
      let owner = summaries.count > 1 ? worst.name + " " : ""
      return "\(name(held)): \(owner)\(held.figure.title) \(verdict(held))"
    }
    var held: [(figures: Statistics, summary: InputSummary, nearness: Double)] = []
    for summary in summaries {
      for figures in summary.statistics where figures.limit != nil && figures.maximum != nil {
        held.append((figures, summary, nearness(figures)))
      }
    }
    guard let nearest = held.max(by: { $0.nearness < $1.nearness }),
      let limit = nearest.figures.limit
    else { return nil }
    // Sorting keeps no order of its own among equals.
    let over = held.enumerated().filter { $1.figures.limit?.over != nil }
      .sorted { ($1.element.nearness, $0.offset) < ($0.element.nearness, $1.offset) }.map(\.element)
    let told = over.isEmpty ? [nearest] : Array(over.prefix(mostTold))
    var clauses = told.compactMap { figures, summary, _ in
      verdict(figures, in: summary, addsPeakTime: false).map {
        (summaries.count > 1 ? summary.name + " " : "") + "\(figures.column.title) \($0)"
      }
    }
    if over.count > told.count { clauses.append("and \(over.count - told.count) more") }
    return name(limit, unit: nearest.figures.column.unit) + ": " + clauses.joined(separator: "; ")
  }

  /// So many are told of one by one.
  private static let mostTold = 3

  /// What tells of several columns which came nearest: those above first.
  private static func nearness(_ figures: Statistics) -> Double {
    figures.limitShare ?? (figures.limit?.over == nil ? 0 : .infinity)
  }

  /// Writes a share in percent; what is not 100 % never reads so.
  public static func percent(_ share: Double) -> String {
    let percent = share * 100
    guard percent.isFinite else { return "– %" }
    for places in (percent.magnitude < 10 ? 1 : 0)...3 {
      let text = Decimal.fixed(percent, places: places)
      if share == 1 || Double(text) != 100 { return text + " %" }
    }
    return share < 1 ? "just under 100 %" : "just over 100 %"
  }
}
