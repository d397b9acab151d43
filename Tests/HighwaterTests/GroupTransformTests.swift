import Foundation
import Testing

/// Statistics of groups, through the whole tool.
@Suite struct GroupTransformTests {
  private static let pods = """
    time,pod,rss_bytes
    2024-05-17T00:00:00Z,web,100
    2024-05-17T00:00:00Z,db,50
    2024-05-17T00:00:00Z,idle,1
    2024-05-17T12:00:00Z,web,300
    2024-05-17T12:00:00Z,db,60
    2024-05-17T12:00:00Z,idle,2
    2024-05-18T00:00:00Z,web,500
    2024-05-18T00:00:00Z,db,80
    2024-05-18T00:00:00Z,idle,3

    """

  private func table(_ transform: String) throws -> (rows: [String], messages: String) {
    var found: (rows: [String], messages: String) = ([], "")
    try Tool.inNewFolder { tool in
      try tool.write(Self.pods, to: "a.csv")
      try tool.write(
        """
        {"version": 1, "inputs": {"run": {"path": "a.csv", "transform": [\(transform)]}},
         "outputs": [{"type": "csv", "path": "out.csv", "stage": "transformed"}]}
        """, to: "run.json")
      let result = try tool("run", "run.json")
      try #require(result.status == 0, "\(result.messages)")
      let text = try String(decoding: tool.data("out.csv"), as: UTF8.self)
      found = (
        text.split(whereSeparator: \.isNewline).map(String.init), result.text + result.messages
      )
    }
    return found
  }

  @Test func aDaysMeanOfEachPodIsARow() throws {
    let found = try table(
      """
      {"type": "time-unit", "timeUnit": "yearmonthdate", "field": "time", "as": "day"},
      {"type": "aggregate", "groupby": ["day", "pod"],
       "aggregate": [{"op": "mean", "field": "rss_bytes", "as": "rss"}, {"op": "count"}]}
      """)
    let cells = found.rows.map { $0.split(separator: ",").suffix(3).joined(separator: " ") }
    #expect(
      cells.dropFirst() == [
        "web 200 2", "db 55 2", "idle 1.5 2", "web 500 1", "db 80 1", "idle 3 1",
      ])
  }

  @Test func aNoteTellsWhatTopLeavesOut() throws {
    let found = try table(#"{"type": "top", "field": "pod", "limit": 1}"#)
    #expect(found.rows.count == 4)
    #expect(found.messages.contains("2 of 3 names of \"pod\" are left out"))
  }

  @Test func othersAreTheirSum() throws {
    let found = try table(
      #"{"type": "top", "field": "pod", "limit": 1, "op": "last", "others": "sum"}"#)
    #expect(
      found.rows.filter { $0.contains("2 others") }.compactMap { $0.split(separator: ",").last }
        == ["51", "62", "83"])
  }
}
