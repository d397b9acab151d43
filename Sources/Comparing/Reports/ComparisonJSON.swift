import PlotCore

extension Comparison {
  /// The version of the JSON form; it changes where a key is renamed or removed.
  package static let jsonVersion = 1

  /// The comparison as a JSON document with a line end; what is not known is left out.
  package func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("version")
    json.integer(Self.jsonVersion)
    json.key("column")
    json.string(column.name)
    json.key("before")
    Self.add(before, to: &json)
    json.key("after")
    Self.add(after, to: &json)
    json.key("figures")
    json.beginArray()
    for row in rows { Self.add(row, to: &json) }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }

  private static func add(_ runs: [InputSummary], to json: inout JSONWriter) {
    json.beginArray()
    for run in runs {
      json.beginObject()
      json.key("path")
      json.string(run.path)
      json.key("format")
      json.string(run.info.format)
      json.key("complete")
      json.flag(run.info.isComplete)
      json.endObject()
    }
    json.endArray()
  }

  private static func add(_ row: Row, to json: inout JSONWriter) {
    func put(_ key: String, _ value: Value?) {
      guard let value else { return }
      json.key(key)
      json.number(value)
    }
    json.beginObject()
    json.key("name")
    json.string(row.metric.key)
    if let unit = row.unit {
      json.key("unit")
      json.string(unit.symbol)
    } else if let units = row.units {
      json.key("units")
      json.beginArray()
      json.string(units.before.symbol)
      json.string(units.after.symbol)
      json.endArray()
    }
    put("before", row.before?.median)
    put("after", row.after?.median)
    put("change", row.change?.value)
    put("relative", row.relative.map(Value.real))
    put("spread", row.spread?.value)
    if let isBeyond = row.isBeyondSpread {
      json.key("largerThanSpread")
      json.flag(isBeyond)
    }
    for (key, side) in [("beforeValues", row.before), ("afterValues", row.after)] {
      guard let side else { continue }
      json.key(key)
      json.beginArray()
      for value in side.values { json.number(value) }
      json.endArray()
    }
    if let reason = row.reason {
      json.key("reason")
      json.string(reason)
    }
    json.endObject()
  }
}
