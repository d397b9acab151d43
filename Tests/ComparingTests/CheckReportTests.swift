import Foundation
import PlotCore
import Testing

@testable import Comparing

/// The forms in which verdicts are told.
@Suite struct CheckReportTests {
  private func report(_ names: [String] = ["run"], _ rules: [String]) throws -> CheckReport {
    CheckReport(
      try names.flatMap { name in
        try rules.map { try CheckVerdict(CheckRule($0), on: Sample.summary(name)) }
      })
  }

  @Test func annotationsEscapeWhatEndsACommand() throws {
    let text = String(
      decoding: try report(["a,b:c%\n"], ["peak < 1"]).bytes(.github), as: UTF8.self)
    #expect(text.hasPrefix("::error file=a%2Cb%3Ac%25%0A.mem,title=a%2Cb%3Ac%25%0A%3A peak < 1::"))
    #expect(text.count { $0 == "\n" } == 1)
    #expect(
      String(decoding: try report(["a"], ["peak > 1"]).bytes(.github), as: UTF8.self)
        == "::notice title=highwater::1 check holds\n")
  }

  @Test func annotationsPointToTheConfigsLine() throws {
    let place = Place(file: "run.jsonc", position: Place.Position(line: 4, column: 7))
    let verdict = try CheckVerdict(CheckRule("peak < 1"), at: place, on: Sample.summary())
    let text = String(decoding: CheckReport([verdict]).bytes(.github), as: UTF8.self)
    #expect(text.hasPrefix("::error file=run.jsonc,line=4,col=7,title="))
  }

  @Test func jsonTellsEachCheckInNumbers() throws {
    let bytes = try report(["run"], ["peak < 100", "p95 < 1KiB"]).bytes(.json)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(root["held"] as? Bool == false)
    let checks = try #require(root["checks"] as? [[String: Any]])
    #expect(checks.map { $0["held"] as? Bool } == [false, true])
    #expect(checks[0]["value"] as? Int == 1000 && checks[0]["limit"] as? Int == 100)
    #expect(checks[1]["figure"] as? String == "p95" && checks[1]["unit"] as? String == "B")
  }

  @Test func junitEscapesEveryTextAndCountsCases() throws {
    let xml = String(
      decoding: try report(["<&\"\u{1}>", "b"], ["peak < 100", "peak > 1"]).bytes(.junit),
      as: UTF8.self)
    #expect(xml.contains("<testsuites name=\"highwater\" tests=\"4\" failures=\"2\""))
    #expect(xml.contains("&lt;&amp;&quot;\u{FFFD}&gt;.mem"))
    #expect(!xml.contains("\u{1}"))
    #expect(xml.components(separatedBy: "<testcase ").count == 5)
  }

  @Test func textCountsWhatFails() throws {
    #expect(try report(["a"], ["peak > 1"]).textLines().last == "1 check: all hold")
    #expect(
      try report(["a", "b"], ["peak < 1"]).textLines().last == "2 checks: 2 do not hold")
  }
}
