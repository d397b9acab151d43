import PlotCore

extension CheckReport {
  /// The report as JUnit's XML: a suite for each recording, a case for each check.
  func junit() -> String {
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    func counts(_ verdicts: [CheckVerdict]) -> String {
      "tests=\"\(verdicts.count)\" failures=\"\(verdicts.count { !$0.isHeld })\" errors=\"0\""
        + " skipped=\"0\""
    }
    xml += "<testsuites name=\"highwater\" \(counts(verdicts))>\n"
    for (summary, verdicts) in groups {
      let path = Self.xml(summary.path)
      xml += "  <testsuite name=\"\(path)\" \(counts(verdicts))>\n"
      for verdict in verdicts {
        let head =
          "    <testcase classname=\"highwater.\(Self.xml(summary.name))\""
          + " name=\"\(Self.xml(verdict.title))\" file=\"\(path)\""
        let sentence = Self.xml(verdict.sentence)
        if verdict.isHeld {
          xml += head + ">\n      <system-out>\(sentence)</system-out>\n    </testcase>\n"
        } else {
          xml += head + ">\n      <failure type=\"limit\" message=\"\(sentence)\">"
          xml += Self.xml("\(summary.path): \(verdict.title)") + "</failure>\n    </testcase>\n"
        }
      }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }

  /// The failures as annotations of a GitHub workflow, at the line of the config that has the check,
  /// or else at the recording; and a notice where all hold.
  func github() -> String {
    guard !failures.isEmpty else {
      let count = verdicts.count == 1 ? "1 check holds" : "\(verdicts.count) checks hold"
      return "::notice title=highwater::\(count)\n"
    }
    return failures.map { verdict in
      var properties = "file=\(Self.property(verdict.summary.path))"
      if let place = verdict.place, let position = place.position {
        properties =
          "file=\(Self.property(place.file)),line=\(position.line),col=\(position.column)"
      }
      let title = Self.property("\(verdict.summary.name): \(verdict.title)")
      let message = Self.command("\(verdict.summary.path): \(verdict.sentence)")
      return "::error \(properties),title=\(title)::\(message)\n"
    }.joined()
  }

  /// Text as XML has it, with its breaks: who reads a report sees lines as they were.
  private static func xml(_ text: String) -> String { XMLText.escaped(text, keepsBreaks: true) }

  /// Escapes a workflow command's message.
  private static func command(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// Escapes a workflow command's property.
  private static func property(_ text: String) -> String {
    command(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
