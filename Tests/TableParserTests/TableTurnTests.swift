import PlotCore
import PlotTesting
import TableParser
import Testing

/// Rows of several things that no moment joins.
@Suite struct TableTurnTests {
  @Test func tellsDevicesApartThatAreSampledOneAfterTheOther() throws {
    let source = try table(fixture("kinds/nvidia-smi-two.csv"))
    #expect(source.info.groupedBy == ["index"])
    #expect(source.mainColumn?.name == "memory.used")
    #expect(try source.values(of: "memory.used").last == 1057 * 1_048_576)
    #expect(try source.values(of: "utilization.gpu").count { $0.isNaN } == 1)
  }

  @Test func leavesOneCurveWholeWhoseNamesComeInTurns() throws {
    let days = (0..<28).map {
      "\($0 * 86400),\(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][$0 % 7]),\($0)"
    }
    let source = try table("time,day,rss\n" + days.joined(separator: "\n") + "\n")
    #expect(source.info.groupedBy == [])
    let late = try table(
      "time,index,rss\n" + (0..<20).map { "\($0),\($0 % 2),\($0)" }.joined(separator: "\n") + "\n")
    #expect(late.info.groupedBy == [])
  }

  @Test func knowsUnitsOfJstat() throws {
    let source = try table(fixture("kinds/jstat.txt"))
    #expect(try source.values(of: "OU") == [8_192_000, 8_294_400])
  }

  @Test func takesDecimalCommasThatAreAskedFor() throws {
    let text = "time;a\n0;1.234\n1;1.235\n"
    #expect(try table(text).values(of: "a") == [1.234, 1.235])
    #expect(try table(text, ["decimal": "comma"]).values(of: "a") == [1234, 1235])
  }

  @Test func readsAHeadOfThousandsOfNames() throws {
    let names = (0..<5000).map { "process_number_\($0)_bytes" }
    let rows = (0..<3).map { time in
      "\(time)," + names.indices.map { "\($0 * time)" }.joined(separator: ",")
    }
    let bytes = Array(
      ("time," + names.joined(separator: ",") + "\n" + rows.joined(separator: "\n") + "\n").utf8)
    #expect(TableParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try table(bytes)
    #expect(source.columns.count == 5002)
    #expect(try source.values(of: "process_number_4999_bytes") == [0, 4999, 9998])
  }

  @Test func tellsOfADayThatNoYearHas() throws {
    let source = try table(
      "time,rss\n2026-02-28 12:00:00,1\n2026-02-29 12:00:00,2\n2026-03-01 12:00:00,3\n")
    #expect(try source.times() == [0, 86_400])
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.text.contains("2026-02-29"))
  }
}
