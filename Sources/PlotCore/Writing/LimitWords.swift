/// Tells in words how curves stand to a limit: one wording for the terminal and for figures.
public enum LimitWords {
  /// Names a limit: `limit 2 GiB`, `cgroup limit 512 MiB`.
  public static func name(bytes: Double, origin: MemoryLimit.Origin) -> String {
    (origin == .cgroup ? "cgroup limit " : "limit ")
      + QuantityFormat.string(bytes, unit: .bytes)
  }

  /// Tells how near a column came: `93 % at 41.2 s (event 1,234)`, or from when on it was above:
  /// `over from 12.3 s (event 17), 112 % at 41.2 s (event 1,234)`; nil where it is held against none.
  ///
  /// `row` is what the recording calls one row.
  public static func verdict(
    _ figures: Statistics, timeUnit: Unit?, row word: String, withRows: Bool = true
  ) -> String? {
    guard let limit = figures.limit, let share = figures.limitShare, let peak = figures.maximum
    else { return nil }
    func moment(_ row: Int, _ time: Value?) -> String {
      let place = "\(word) \(Decimal.grouped(row))"
      guard let time, let timeUnit else { return place }
      let text = QuantityFormat.string(time.double, unit: timeUnit)
      return withRows ? "\(text) (\(place))" : text
    }
    let highest = "\(percent(share)) at \(moment(peak.row, figures.maximumTime))"
    guard let over = limit.over else { return highest }
    guard withRows else {
      return "over from \(moment(over.row, limit.overTime)), peak \(percent(share))"
    }
    return "over from \(moment(over.row, limit.overTime)), \(highest)"
  }

  /// Tells of the column that came nearest to the limit, or went furthest beyond, in one line:
  /// `limit 2 GiB: heap 93 % at 41.2 s`; nil where no column is held against one.
  public static func sentence(of summary: InputSummary) -> String? {
    let held = summary.statistics.filter { $0.limitShare != nil }
    guard let worst = held.max(by: { ($0.limitShare ?? 0) < ($1.limitShare ?? 0) }),
      let limit = worst.limit,
      let verdict = verdict(
        worst, timeUnit: summary.timeColumn?.unit, row: summary.info.vocabulary.row,
        withRows: false)
    else { return nil }
    return "\(name(bytes: limit.bytes, origin: limit.origin)): \(worst.column.title) \(verdict)"
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
