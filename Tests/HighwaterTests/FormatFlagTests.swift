import Testing

/// `--format` on the command line, by the real tool.
@Suite struct FormatFlagTests {
  private static func inTable(_ body: (Tool) throws -> Void) throws {
    try Tool.inNewFolder { tool in
      try tool.write("time;rss_bytes\n0;1.234\n1;1.235\n", to: "a.csv")
      try body(tool)
    }
  }

  @Test func saysHowRecordingsAreRead() throws {
    try Self.inTable { tool in
      for flag in ["table,decimal=comma", "decimal=comma"] {
        let result = try tool("stat", "--json", "--format", flag, "a.csv")
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.text.contains("1235"))
        #expect(try tool("plot", "-q", "--format", flag, "a.csv", "-o", "a.svg").status == 0)
        #expect(try tool("compare", "--format", flag, "a.csv", "a.csv").status == 0)
        #expect(try tool("check", "--format", flag, "a.csv", "-e", "peak > 1000 B").status == 0)
        #expect(
          try tool("check", "--format", flag, "--format", "json", "a.csv", "-e", "peak < 1000 B")
            .status == 5)
      }
      #expect(try tool("check", "a.csv", "-e", "peak < 1000 B").status == 0)
    }
  }

  @Test(arguments: [
    ("table,decimal=commma", "--format decimal=commma"), ("tabel", "--format tabel"),
    ("table,decmal=comma", "--format decmal=comma"),
  ])
  func pointsAtTheFlag(_ flag: String, _ place: String) throws {
    try Self.inTable { tool in
      let result = try tool("stat", "--format", flag, "a.csv")
      #expect(result.status == 2)
      #expect(result.messages.contains(place), "\(result.messages)")
    }
  }
}
