import PlotCore

/// The verdicts of a run of checks, and the forms in which they are told.
package struct CheckReport: Sendable {
  /// The forms.
  package enum Format: String, CaseIterable, Sendable {
    /// Lines for a terminal.
    case text
    /// One JSON document.
    case json
    /// JUnit's XML, as CI servers show it.
    case junit
    /// Annotations of GitHub's workflows.
    case github
  }

  /// The verdicts, recording by recording.
  package let verdicts: [CheckVerdict]

  /// Creates a report.
  package init(_ verdicts: [CheckVerdict]) { self.verdicts = verdicts }

  /// The checks that do not hold.
  package var failures: [CheckVerdict] { verdicts.filter { !$0.isHeld } }

  /// The report's bytes in a form.
  package func bytes(_ format: Format) -> [UInt8] {
    switch format {
    case .text: Array((textLines().joined(separator: "\n") + "\n").utf8)
    case .json: json()
    case .junit: Array(junit().utf8)
    case .github: Array(github().utf8)
    }
  }

  /// The verdicts of each recording and of its groups, in order.
  var groups: [(summary: InputSummary, verdicts: [CheckVerdict])] {
    var groups: [(summary: InputSummary, verdicts: [CheckVerdict])] = []
    var places: [String: Int] = [:]
    for verdict in verdicts {
      let name = verdict.summary.parent ?? verdict.summary.name
      if let place = places[name] {
        groups[place].verdicts.append(verdict)
      } else {
        places[name] = groups.count
        groups.append((verdict.summary, [verdict]))
      }
    }
    return groups
  }

  /// The report as lines for a terminal.
  package func textLines() -> [String] {
    var lines: [String] = []
    for (summary, verdicts) in groups {
      lines.append("\(summary.path)  \(summary.info.format)")
      for verdict in verdicts {
        lines.append("  \(verdict.isHeld ? "ok  " : "FAIL")  \(verdict.title)")
        lines.append("        \(verdict.sentence)")
      }
      for note in summary.info.notes where note.severity == .dataLoss {
        lines.append("  data loss [\(note.code)] \(note.text)")
      }
    }
    let failed = failures.count
    let all = verdicts.count == 1 ? "1 check" : "\(verdicts.count) checks"
    lines.append(
      failed == 0 ? "\(all): all hold" : "\(all): \(failed) \(failed == 1 ? "does" : "do") not hold"
    )
    return lines
  }

  private func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("version")
    json.integer(1)
    json.key("held")
    json.flag(failures.isEmpty)
    json.key("checks")
    json.beginArray()
    for verdict in verdicts {
      json.beginObject()
      json.key("recording")
      json.string(verdict.summary.name)
      json.key("path")
      json.string(verdict.summary.path)
      json.key("check")
      json.string(verdict.rule.text)
      if let name = verdict.name {
        json.key("name")
        json.string(name)
      }
      json.key("held")
      json.flag(verdict.isHeld)
      json.key("figure")
      json.string(verdict.rule.metric.key)
      if let column = verdict.column {
        json.key("column")
        json.string(column)
      }
      json.key("unit")
      json.string(verdict.found.unit.symbol)
      json.key("value")
      json.number(verdict.found.value)
      if let time = verdict.time {
        json.key("time")
        json.number(time)
        if let date = verdict.summary.timeWords?.iso8601(time.double) {
          json.key("date")
          json.string(date)
        }
      }
      json.key("limit")
      json.number(verdict.limit.value)
      if let baseline = verdict.baseline {
        json.key("baseline")
        json.number(baseline.value.value)
        json.key("baselineFile")
        json.string(baseline.file)
      }
      json.key("message")
      json.string(verdict.sentence)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }
}
