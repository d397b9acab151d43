import PlotCore
import Testing

@testable import PlotCLI

/// What `--format` says, as a config's words.
@Suite struct FormatFlagTests {
  @Test func namesAParserAndItsOptions() throws {
    let members = try FormatFlag.members(of: "table,decimal=comma,base=1000,header=true")
    #expect(members.map(\.key) == ["type", "decimal", "base", "header"])
    #expect(members[0].value.string == "table" && members[1].value.string == "comma")
    guard case .number("1000") = members[2].value.kind, case .bool(true) = members[3].value.kind
    else {
      Issue.record("a number and a flag stay what they are")
      return
    }
    #expect(members[1].place.file == "--format decimal=comma")
  }

  @Test func leadsIntoOptionsByPoints() throws {
    let members = try FormatFlag.members(of: "columns.rss.unit=KiB,columns.heap.unit=MiB")
    #expect(members.map(\.key) == ["columns"])
    #expect(members[0].value.members?.map(\.key) == ["rss", "heap"])
  }

  @Test(arguments: ["", "table,comma", "=comma", "decimal=comma,table", "table,"])
  func refusesWhatIsNeither(_ text: String) {
    #expect(throws: PlotError.self) { try FormatFlag.members(of: text) }
  }
}
