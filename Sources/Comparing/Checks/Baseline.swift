import PlotCore

/// The figures that recordings had, kept in a file to tell growth by.
package struct Baseline: Sendable, Equatable {
  /// The version of the file's form.
  package static let version = 1

  /// One column's figures.
  package struct Figures: Sendable, Equatable {
    /// The column's unit.
    package var unit: Unit
    /// The figures by `Metric.key`.
    package var values: [String: Value]

    /// Creates figures.
    package init(unit: Unit, values: [String: Value]) {
      self.unit = unit
      self.values = values
    }
  }

  /// One recording's figures.
  package struct Recording: Sendable, Equatable {
    /// The parser's id.
    package var format: String
    /// The main column's name.
    package var main: String
    /// How many samples there were.
    package var events: Int?
    /// The time from the first to the last sample.
    package var duration: Measurement?
    /// The figures of columns, by name.
    package var columns: [String: Figures]

    /// Creates a recording.
    package init(
      format: String, main: String, events: Int? = nil, duration: Measurement? = nil,
      columns: [String: Figures] = [:]
    ) {
      self.format = format
      self.main = main
      self.events = events
      self.duration = duration
      self.columns = columns
    }
  }

  /// The recordings, by the name under which they are checked.
  package var recordings: [String: Recording]

  /// Creates a baseline.
  package init(recordings: [String: Recording] = [:]) { self.recordings = recordings }

  /// Returns a figure of a recording; nil where it was not kept.
  package func measurement(of metric: Metric, column: String?, in name: String) -> Measurement? {
    guard let recording = recordings[name] else { return nil }
    switch metric {
    case .events: return recording.events.map { Measurement(.integer(Int64($0)), .events) }
    case .duration: return recording.duration
    default:
      guard let figures = recording.columns[column ?? recording.main],
        let value = figures.values[metric.key]
      else { return nil }
      return Measurement(value, figures.unit)
    }
  }

  /// Takes over a recording's figures of some columns in place of those that it had.
  package mutating func take(_ summary: InputSummary, columns: [String], metrics: [Metric]) {
    let stated = summary.info.stated.peak(of: nil)
    var recording = Recording(
      format: summary.info.format, main: stated?.subject ?? summary.mainColumn?.name ?? "",
      events: summary.rowCount, duration: Metric.duration.measure(summary))
    for figure in summary.info.stated where figure.kind == .peak {
      guard let value = figure.value else { continue }
      recording.columns[figure.subject] = Figures(
        unit: figure.unit, values: [Metric.peak.key: .integer(value)])
    }
    for column in columns {
      guard let unit = summary[column]?.column.unit else { continue }
      var values: [String: Value] = [:]
      for metric in metrics where metric.isOfColumn {
        values[metric.key] = metric.measure(summary, column: column)?.value
      }
      recording.columns[column] = Figures(unit: unit, values: values)
    }
    recordings[summary.name] = recording
  }

  /// The file's bytes: names in order, the same for the same figures.
  package func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("version")
    json.integer(Self.version)
    json.key("recordings")
    json.beginObject()
    for (name, recording) in recordings.sorted(by: { $0.key < $1.key }) {
      json.key(name)
      json.beginObject()
      json.key("format")
      json.string(recording.format)
      json.key("main")
      json.string(recording.main)
      if let events = recording.events {
        json.key("events")
        json.integer(events)
      }
      if let duration = recording.duration {
        json.key("duration")
        json.beginObject()
        json.key("value")
        json.number(duration.value)
        json.key("unit")
        json.string(duration.unit.symbol)
        json.endObject()
      }
      json.key("columns")
      json.beginObject()
      for (column, figures) in recording.columns.sorted(by: { $0.key < $1.key }) {
        json.key(column)
        json.beginObject()
        json.key("unit")
        json.string(figures.unit.symbol)
        for (key, value) in figures.values.sorted(by: { $0.key < $1.key })
        where value.double.isFinite {
          json.key(key)
          json.number(value)
        }
        json.endObject()
      }
      json.endObject()
      json.endObject()
    }
    json.endObject()
    json.endObject()
    return json.bytes + [0x0A]
  }
}
