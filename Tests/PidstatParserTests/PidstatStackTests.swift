import PidstatParser
import PlotCore
import PlotTesting
import Testing

/// Processes that are stacked, and those that have no column of their own.
@Suite struct PidstatStackTests {
  private static let header = "UID PID minflt/s majflt/s VSZ RSS %MEM Command"

  private func open(_ reports: [[(pid: Int, kibibytes: Int)]]) throws -> any Source {
    var text = "Linux 6.8.0 (host) \t10/23/2025 \t_x86_64_\t(2 CPU)\n\n"
    for (second, report) in reports.enumerated() {
      text += "10:00:0\(second) \(Self.header)\n"
      for (pid, size) in report { text += "10:00:0\(second) 0 \(pid) 0 0 20 \(size) 1 x\n" }
      text += "\n"
    }
    return try PidstatParser(options: NoOptions()).open(
      Input(name: "a", file: .scratch(Array(text.utf8), path: "a.txt")))
  }

  private func stacked(_ source: any Source) -> [String] {
    let layers = source.suggestedFigure(for: FigureWish(), named: "a").panels[0].layers
    return layers.first { $0.encoding.y?.isStacked == true }?.encoding.y?.fields ?? []
  }

  @Test func theLargestProcessStandsAtTheBottom() throws {
    let source = try open([[(7, 10), (8, 30), (9, 20)], [(7, 40), (8, 30)]])
    #expect(stacked(source) == ["rss_7", "rss_8", "rss_9"])
    #expect(try source.values(of: "rss") == [60 * 1024, 70 * 1024])
    // What was not reported is a gap, and drops out of the stack.
    #expect(try source.values(of: "rss_9").last?.isNaN == true)
  }

  @Test func allPartsAddUpToTheSum() throws {
    let source = try open([
      (1...11).map { ($0, $0) }, (1...8).map { ($0, 100) }, [(11, 5), (1, 7)],
    ])
    let parts = stacked(source)
    #expect(parts.count == 9 && parts.last == "rss_others")
    #expect(source.columns.last?.title == "3 others")
    let sum = try source.values(of: "rss")
    let values = try parts.map { try source.values(of: $0) }
    for row in sum.indices {
      #expect(values.reduce(0) { $0 + ($1[row].isNaN ? 0 : $1[row]) } == sum[row])
    }
    #expect(try checkSource(source) == [])
    #expect(checkMainColumn(source, named: "a") == [])
  }

  @Test func aSingleProcessIsNoStack() throws {
    let source = try open([[(7, 10)], [(7, 20)]])
    #expect(stacked(source).isEmpty)
    let subtitle = source.suggestedFigure(for: FigureWish(), named: "a").subtitle
    #expect(subtitle?.contains("together") == false)
  }
}
