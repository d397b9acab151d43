import MprofParser
import PlotCore
import PlotTesting
import Testing

/// Runs in one file, and children that may be counted already.
@Suite struct MprofRunTests {
  private static let command = "CMDLINE python p.py\n"

  /// A sample of so many MiB at a time, with its children.
  private static func sample(_ mebibytes: Int, _ children: [Int] = [], at time: Int) -> String {
    "MEM \(mebibytes).000000 \(1_700_000_000 + time).0000\n"
      + children.enumerated().map { index, size in
        "CHLD \(100 + index) \(size).000000 \(1_700_000_000 + time).0010\n"
      }.joined()
  }

  /// Runs, each of samples with the children's sizes, and the totals in MiB that are sure.
  @Test(
    arguments: [
      // The children may be in it.
      ([[(100, [50]), (100, [50]), (100, [50])]], [100, 100, 100], true),
      ([[(100, [100]), (100, [100]), (100, [100])]], [100, 100, 100], true),
      ([[(100, [104]), (100, [108]), (100, [109])]], [104, 108, 109], true),
      // They cannot be.
      ([[(10, [50]), (10, [50]), (10, [50])]], [60, 60, 60], false),
      ([[(10, []), (10, [50]), (10, [50]), (10, [50])]], [10, 60, 60, 60], false),
      ([[(10, [5]), (10, [5, 30]), (10, [5, 30])]], [15, 45, 45], false),
      ([[(100, [60, 60]), (100, [60, 60]), (100, [60, 60])]], [220, 220, 220], false),
      // A fork between the look at the program and that at its children shows nothing.
      ([[(100, [10]), (100, [100, 100]), (220, [100, 100])]], [100, 200, 220], true),
      // What is shown of one run is not of another.
      (
        [[(10, [50]), (10, [50]), (10, [50])], [(100, [50]), (100, [50]), (100, [50])]],
        [60, 60, 60, 100, 100, 100], true
      ),
      (
        [[(100, [50]), (100, [50]), (100, [50])], [(10, [50]), (10, [50]), (10, [50])]],
        [100, 100, 100, 60, 60, 60], true
      ),
      // A run without children leaves nothing open.
      (
        [[(100, []), (100, [])], [(10, [50]), (10, [50]), (10, [50])]], [100, 100, 60, 60, 60],
        false
      ),
    ] as [([[(Int, [Int])]], [Double], Bool)])
  func theTotalIsNoMoreThanIsSure(
    runs: [[(Int, [Int])]], totals: [Double], isOpen: Bool
  ) throws {
    var time = 0
    var text = ""
    for run in runs {
      text += Self.command
      for (memory, children) in run {
        text += Self.sample(memory, children, at: time)
        time += 1
      }
      time += 100
    }
    let source = try open(text)
    #expect(try source.values(of: "total").map { $0 / 0x1p20 } == totals)
    #expect(source.info.notes.contains { $0.code == "children-counted" } == isOpen)
    // Headline, main column and picture are about the same: the total where it is more than the memory.
    let isMore = totals != runs.joined().map { Double($0.0) }
    #expect(source.mainColumn?.name == (isMore ? "total" : "memory"))
    #expect(checkMainColumn(source, named: "a") == [])
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    let isStack = figure.panels[0].layers.contains { $0.encoding.y?.isStacked == true }
    #expect(isStack == !isOpen)
    #expect(figure.subtitle?.contains("together") == !isOpen)
    #expect(figure.subtitle?.contains("may hold") == isOpen)
  }

  /// Files and the runs that they hold, by the times of their samples.
  @Test(
    arguments: [
      ([[0, 1, 2], [102, 103]], [0..<3, 3..<5]), ([[0], [100]], [0..<1, 1..<2]),
      ([[0, 1], [], [2, 3]], [0..<2, 2..<4]), ([[], [0, 1]], []), ([[0, 1], []], []),
      ([[0, 1], [5, 6], [9]], [0..<2, 2..<4, 4..<5]),
      // A file of an earlier run behind one of a later.
      ([[100, 101, 102], [0, 1]], [0..<2, 2..<5]),
      // They ran at once.
      ([[0, 10], [5, 15]], [0..<2, 2..<4]),
      ([[0, 10], [5, 15], [20, 21]], [0..<2, 2..<4, 4..<6]),
      ([[0, 10], [5, 15], [12, 13]], [0..<2, 2..<4, 4..<6]),
      ([[0, 5], [5, 9]], [0..<2, 2..<4]),
    ] as [([[Int]], [Range<Int>])])
  func eachCommandBeginsARun(runs: [[Int]], rows: [Range<Int>]) throws {
    let text = runs.map { times in
      Self.command + times.map { Self.sample(7, at: $0) }.joined()
    }.joined()
    let source = try open(text)
    #expect(source.info.runs.map(\.rows) == rows)
    #expect(source.runs.map(\.rows) == (rows.isEmpty ? [0..<source.rowCount] : rows))
    #expect(source.columns[0].isAscending)
    #expect(try checkSource(source) == [])
  }

  /// Runs at once are two curves: one of them is moved behind the other, with its functions, and this is
  /// said.
  @Test func runsThatOverlapAreKeptApart() throws {
    let text =
      Self.command + [0, 1, 2, 3, 4].map { Self.sample(100, at: $0) }.joined() + Self.command
      + [2, 3].map { Self.sample(500, at: $0) }.joined()
      + "FUNC p.py:f 1.0 1700000002.0000 1.0 1700000003.0000\n"
    let source = try open(text)
    #expect(try source.values(of: "time") == [0, 1, 2, 3, 4, 4, 5])
    #expect(
      try source.values(of: "memory").map { $0 / 0x1p20 } == [100, 100, 100, 100, 100, 500, 500])
    #expect(source.info.notes.map(\.code) == ["runs-overlap"])
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    let spans = figure.panels.flatMap(\.layers).filter { $0.encoding.x2?.datum != nil }
    #expect(spans.map { $0.encoding.x?.datum } == [4] && spans.map { $0.encoding.x2?.datum } == [5])
  }

  private func open(_ text: String) throws -> any Source {
    try MprofParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
  }
}
