import Foundation
import Testing

/// A table of temperatures is one: nothing of it is told in words of memory.
@Suite struct PlainTableTests {
  private static let table = """
    time [s],temp [°C],latency [ms],cpu [%]
    0,20.5,5,10
    1,21,7,20
    2,23.4,19,85
    3,22,6,30

    """

  @Test func tellsATableInItsOwnWords() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "room.csv")
      let text = try tool("stat", "room.csv").text
      #expect(text.contains("rows          4 in 3 s"))
      #expect(text.contains("peak temp     23.4 °C at 2 s (row 2)"))
      #expect(text.contains("at the end    22 °C"))
      #expect(text.contains("at row"))
      for word in ["live", "event", "heap", "allocation"] {
        #expect(!text.contains(word), "\(word)")
      }
      let comparison = try tool("compare", "room.csv", "room.csv").text
      #expect(comparison.contains("at the end") && comparison.contains("rows"))
      #expect(!comparison.contains("live") && !comparison.contains("samples"))
      _ = try tool("plot", "room.csv", "-o", "room.svg")
      let picture = String(decoding: try tool.data("room.svg"), as: UTF8.self)
      #expect(picture.contains("4 rows"))
      #expect(!picture.contains("event") && !picture.contains("live"))
    }
  }

  @Test(arguments: [
    ("temp < 80 °C", 0), ("temp < 23 °C", 5), ("temp > 20 °C", 0), ("temp > 21 °C", 5),
    ("p99 of latency < 20ms", 0), ("p99 of latency < 18ms", 5), ("cpu < 80%", 5),
    ("end of temp <= 22 °C", 0), ("temp < 80 K", 2), ("temperature < 80", 2),
    ("peak of latency < 1MiB", 2),
  ])
  func holdsColumnsToLimitsInTheirUnits(check: String, status: Int32) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "room.csv")
      #expect(try tool("check", "room.csv", "-e", check).status == status)
    }
  }

  @Test func saysInWhatUnitAColumnIs() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "room.csv")
      let error = try tool("check", "room.csv", "-e", "temp < 80 K").messages
      #expect(error.contains("the peak of room.csv is in °C, not in K"))
    }
  }
}
