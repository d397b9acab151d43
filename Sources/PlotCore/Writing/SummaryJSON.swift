/// Writes the figures of a run's inputs as JSON, for programs: one form for `highwater stat --json`
/// and for the exporter.
///
/// Keys whose value is not known are left out; numbers that are not finite are null; whole numbers
/// keep all their digits. Times are numbers; where they count from a date, the moments stand beside
/// them as ISO 8601: `maxDate`, `overDate`, and of the column of times its zero, `startDate`.
public enum SummaryJSON {
  /// The version of the form; it changes where a key is renamed or removed.
  public static let version = 1

  /// Writes a document with a line end; throws where the sink does.
  public static func write(
    _ summaries: [InputSummary], pretty: Bool, to sink: inout ByteSink
  ) throws(PlotError) {
    var json = JSONWriter(pretty: pretty)
    json.beginObject()
    json.key("version")
    json.integer(version)
    json.key("inputs")
    json.beginArray()
    for summary in summaries { add(summary, to: &json) }
    json.endArray()
    json.endObject()
    try sink.write(json.bytes)
    try sink.write("\n")
  }

  private static func add(_ summary: InputSummary, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(summary.name)
    json.key("path")
    json.string(summary.path)
    json.key("format")
    json.string(summary.info.format)
    json.key("rows")
    json.integer(summary.rowCount)
    json.key("complete")
    json.flag(summary.info.isComplete)
    json.key("header")
    json.beginObject()
    for (name, value) in summary.info.header {
      json.key(name)
      json.number(.integer(value))
    }
    json.endObject()
    if let held = summary.heldFigure {
      json.key("limit")
      json.beginObject()
      json.key("of")
      json.string(held.figure.title)
      json.key("value")
      json.number(Int64(exactly: held.limit).map { .integer($0) } ?? .real(held.limit))
      json.key("origin")
      json.string(held.origin.word)
      if let share = held.share {
        json.key("share")
        json.number(.real(share))
      }
      if let isOver = held.isOver {
        json.key("over")
        json.flag(isOver)
      }
      json.endObject()
    }
    json.key("notes")
    json.beginArray()
    for note in summary.info.notes { add(note, to: &json) }
    json.endArray()
    json.key("fields")
    json.beginObject()
    for figures in summary.storedStatistics {
      json.key(figures.column.name)
      add(figures, time: summary.timeWords, to: &json)
    }
    json.endObject()
    if !summary.groups.isEmpty {
      json.key("groups")
      json.beginArray()
      for group in summary.groups { addGroup(group, to: &json) }
      json.endArray()
    }
    json.endObject()
  }

  /// Writes what a group's rows have in common, and their figures.
  private static func addGroup(_ group: InputSummary, to json: inout JSONWriter) {
    json.beginObject()
    json.key("names")
    json.beginObject()
    for (column, value) in group.names {
      json.key(column)
      if let value { json.string(value) } else { json.literal("null") }
    }
    json.endObject()
    json.key("rows")
    json.integer(group.rowCount)
    json.key("fields")
    json.beginObject()
    for figures in group.storedStatistics {
      json.key(figures.column.name)
      add(figures, time: group.timeWords, to: &json)
    }
    json.endObject()
    json.endObject()
  }

  private static func add(_ note: Note, to json: inout JSONWriter) {
    json.beginObject()
    json.key("severity")
    json.string(note.severity.rawValue)
    json.key("code")
    json.string(note.code)
    json.key("count")
    json.integer(note.count)
    json.key("text")
    json.string(note.text)
    if let remedy = note.remedy {
      json.key("remedy")
      json.string(remedy)
    }
    json.endObject()
  }

  private static func add(
    _ figures: Statistics, time: TimeWords?, to json: inout JSONWriter
  ) {
    func put(_ key: String, _ value: Value?) {
      guard let value else { return }
      json.key(key)
      json.number(value)
    }
    json.beginObject()
    json.key("unit")
    json.string(figures.column.unit.symbol)
    add("startDate", TimeWords(figures.column, span: 0).iso8601(0), to: &json)
    put("min", figures.minimum?.value)
    if !figures.column.isAscending { put("minEvent", row(figures.minimum?.row)) }
    put("max", figures.maximum?.value)
    if !figures.column.isAscending {
      put("maxEvent", row(figures.maximum?.row))
      put("maxTime", figures.maximumTime)
      add("maxDate", figures.maximumTime.flatMap { time?.iso8601($0.double) }, to: &json)
      put("first", figures.first)
      put("last", figures.last)
      put("mean", figures.mean.map(Value.real))
      put("timeMean", figures.timeMean.map(Value.real))
    }
    if let limit = figures.limit { add(limit, share: figures.limitShare, time: time, to: &json) }
    json.endObject()
  }

  private static func add(_ key: String, _ date: String?, to json: inout JSONWriter) {
    guard let date else { return }
    json.key(key)
    json.string(date)
  }

  private static func add(
    _ limit: LimitFigures, share: Double?, time: TimeWords?, to json: inout JSONWriter
  ) {
    json.key("limit")
    json.beginObject()
    json.key("value")
    json.number(Int64(exactly: limit.value).map { .integer($0) } ?? .real(limit.value))
    json.key("origin")
    json.string(limit.origin.word)
    let over = limit.over
    for (key, value) in [
      ("share", share.map(Value.real)), ("over", over?.value), ("overEvent", row(over?.row)),
      ("overTime", limit.overTime),
    ] {
      guard let value else { continue }
      json.key(key)
      json.number(value)
    }
    add("overDate", limit.overTime.flatMap { time?.iso8601($0.double) }, to: &json)
    json.endObject()
  }

  private static func row(_ number: Int?) -> Value? { number.map { .integer(Int64($0)) } }
}
