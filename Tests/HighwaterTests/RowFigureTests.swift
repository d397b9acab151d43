import Foundation
import PlotScene
import Testing

/// Figures whose rows are drawn one by one, at names, through the whole tool.
@Suite struct RowFigureTests {
  private static let benchmarks = """
    benchmark,branch,bytes,runs
    parse,main,1200,3
    parse,new,900,5
    render,main,5200,2
    render,new,6100,4
    link-2,main,300,1
    link-10,new,310,1

    """

  /// Draws a figure of the table and returns its SVG.
  private func svg(
    _ figure: String, _ table: String = benchmarks, _ also: (Tool) throws -> Void = { _ in }
  ) throws -> String {
    var text = ""
    try Tool.inNewFolder { tool in
      try tool.write(table, to: "t.csv")
      try tool.write(
        """
        { "version": 1, "inputs": { "t": "t.csv" }, "figure": { \(figure) }, "outputs": ["o.svg"] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 0, "\(result.messages)")
      if tool.exists("o.svg") { text = try String(decoding: tool.data("o.svg"), as: UTF8.self) }
      try also(tool)
    }
    return text
  }

  private func layer(_ mark: String, _ encoding: String) -> String {
    "\"layer\": [{ \"mark\": \(mark), \"encoding\": { \(encoding) } }]"
  }

  @Test func barsStandAtNamesInTheirNaturalOrder() throws {
    let encoding = """
      { "x": "benchmark", "y": "bytes", "xOffset": "branch", "color": "branch" }
      """
    let page = try BarPage(Self.benchmarks, encoding)
    let (main, new) = (page.curves[0], page.curves[1])
    #expect(main.count == 3 && new.count == 3)
    // In the order of the rows: parse, render and one of the links each.
    #expect((main[0].height / new[0].height - 1200.0 / 900).magnitude < 0.02)
    // Bars of one name stand side by side, and names from left to right: the links first.
    #expect(main[0].maxX <= new[0].minX && new[0].maxX <= main[1].minX)
    #expect(main[2].minX < new[2].minX && new[2].maxX <= main[0].minX)
    let drawn = try svg(
      layer("\"bar\"", "\"x\": \"benchmark\", \"y\": \"bytes\", \"color\": \"branch\""))
    let places = ["link-2", "link-10", "parse", "render"].map {
      drawn.range(of: ">\($0)<")?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(zip(places, places.dropFirst()).allSatisfy { $0! < $1! })
  }

  @Test func barsOfOnePlaceAreStackedAndLieWhereNamesStandUpThePage() throws {
    let page = try BarPage(
      Self.benchmarks, "{ \"y\": \"benchmark\", \"x\": \"bytes\", \"color\": \"branch\" }")
    let (main, new) = (page.curves[0], page.curves[1])
    // The first in the legend's order is the outermost.
    #expect((new[0].maxX - main[0].minX).magnitude < 0.05)
    #expect((main[0].width / new[0].width - 1200.0 / 900).magnitude < 0.02)
    #expect(main[0].minY == new[0].minY && main[0].height == new[0].height)
  }

  @Test(arguments: ["true", "\"zero\"", "\"normalize\"", "\"center\"", "false"])
  func stacksAsAsked(_ stack: String) throws {
    let page = try BarPage(
      Self.benchmarks,
      "{ \"x\": \"benchmark\", \"y\": { \"field\": \"bytes\", \"stack\": \(stack) }, \"color\": \"branch\" }"
    )
    let (parse, render) = (
      (main: page.curves[0][0], new: page.curves[1][0]),
      (main: page.curves[0][1], new: page.curves[1][1])
    )
    switch stack {
    case "false":
      #expect((render.main.height / render.new.height - 5200.0 / 6100).magnitude < 0.01)
      #expect((render.main.maxY - render.new.maxY).magnitude < 0.05)
    case "\"normalize\"":
      let heights = [parse, render].map { $0.main.height + $0.new.height }
      #expect((heights[0] - heights[1]).magnitude < 0.1)
      #expect((parse.main.height / parse.new.height - 1200.0 / 900).magnitude < 0.02)
    case "\"center\"":
      let middles = [parse, render].map { ($0.main.minY + $0.new.maxY) / 2 }
      #expect((middles[0] - middles[1]).magnitude < 0.1)
    default:
      #expect((parse.main.maxY - parse.new.minY).magnitude < 0.05)
      #expect((parse.new.maxY - render.new.maxY).magnitude < 0.05)
    }
  }

  @Test(arguments: [
    ("\"-y\"", ["render", "parse", "link-10", "link-2"]),
    ("\"data\"", ["parse", "render", "link-2", "link-10"]),
    ("\"descending\"", ["render", "parse", "link-10", "link-2"]),
    ("[\"render\", \"link-2\"]", ["render", "link-2", "link-10", "parse"]),
    (
      "{ \"field\": \"runs\", \"order\": \"descending\" }",
      ["parse", "render", "link-2", "link-10"]
    ),
  ])
  func ordersNames(_ sort: String, _ names: [String]) throws {
    let drawn = try svg(
      layer(
        "\"bar\"",
        "\"x\": { \"field\": \"benchmark\", \"sort\": \(sort) }, \"y\": \"bytes\", \"color\": \"branch\""
      ))
    let places = names.map { drawn.range(of: ">\($0)<")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(zip(places, places.dropFirst()).allSatisfy { $0! < $1! })
  }

  @Test(arguments: [
    "\"point\"", "\"tick\"", "\"rect\"", "\"line\"",
    "{ \"type\": \"line\", \"interpolate\": \"monotone\" }",
  ])
  func everyMarkDrawsRows(_ mark: String) throws {
    let drawn = try svg(
      layer(mark, "\"x\": \"benchmark\", \"y\": \"branch\", \"color\": \"branch\""))
    #expect(drawn.contains(">main<") && drawn.contains("main, "))
  }

  @Test func dotsHaveSizesAndShapes() throws {
    let drawn = try svg(
      layer(
        "\"point\"",
        "\"x\": \"bytes\", \"y\": \"benchmark\", \"size\": \"runs\", \"shape\": \"branch\", \"color\": \"branch\""
      ))
    #expect(drawn.contains("main, points") && drawn.contains("new, points"))
  }

  @Test func longNamesAreTurned() throws {
    var table = "name,bytes\n"
    for number in 0..<30 { table += "a long name of number \(number),\(number * 10)\n" }
    let drawn = try svg(layer("\"bar\"", "\"x\": \"name\", \"y\": \"bytes\""), table)
    #expect(drawn.contains("rotate(-90"))
    #expect(drawn.contains(">a long name of number 29<"))
  }

  @Test func panelsByNamesShareTheirScales() throws {
    var table = "time,host,pod,rss_bytes\n"
    for moment in 0..<20 {
      for (host, size) in [("alpha", 100), ("beta", 300)] {
        for pod in ["db", "web"] { table += "\(moment),\(host),\(pod),\(moment + size)\n" }
      }
    }
    let drawn = try svg(
      "\"facet\": { \"row\": \"host\", \"column\": \"pod\" }, "
        + layer("\"line\"", "\"x\": \"time\", \"y\": \"rss_bytes\""), table)
    for title in ["alpha · db", "alpha · web", "beta · db", "beta · web"] {
      #expect(drawn.contains(">\(title)<"))
    }
    #expect(drawn.components(separatedBy: ">256 B<").count == 5)
    let free = try svg(
      "\"facet\": { \"column\": \"host\", \"share\": { \"y\": false } }, "
        + layer("\"bar\"", "\"x\": \"pod\", \"y\": \"rss_bytes\", \"color\": \"pod\""), table)
    #expect(free.contains(">alpha<") && free.contains(">beta<"))
  }

  @Test(arguments: [
    ("\"x\": \"benchmark\", \"y\": \"nothing\"", "no column \"nothing\""),
    ("\"x\": { \"field\": \"benchmark\", \"sort\": \"up\" }, \"y\": \"bytes\"", "no order"),
    ("\"x\": \"benchmark\", \"y\": { \"field\": \"bytes\", \"stack\": \"up\" }", "normalize"),
  ])
  func saysWhatIsWrong(_ encoding: String, _ words: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.benchmarks, to: "t.csv")
      try tool.write(
        """
        { "version": 1, "inputs": { "t": "t.csv" }, "figure": { \(layer("\"bar\"", encoding)) },
          "outputs": ["o.svg"] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 2 && result.messages.contains(words), "\(result.messages)")
      #expect(result.messages.contains("c.json:1:") && !tool.exists("o.svg"))
    }
  }

  @Test func namesAndNumbersShareNoAxis() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.benchmarks, to: "t.csv")
      try tool.write(
        """
        { "version": 1, "inputs": { "t": "t.csv" }, "figure": { "layer": [
          { "mark": "bar", "encoding": { "x": "benchmark", "y": "bytes" } },
          { "mark": "point", "encoding": { "x": "runs", "y": "bytes", "shape": "branch" } } ] },
          "outputs": ["o.svg"] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 2 && result.messages.contains("both names and numbers"))
    }
  }

  @Test func refusesMoreRowsThanCanBeDrawnOneByOne() throws {
    var table = "name,bytes\n"
    for row in 0...100_000 { table += "n\(row % 7),\(row)\n" }
    try Tool.inNewFolder { tool in
      try tool.write(table, to: "t.csv")
      try tool.write(
        """
        { "version": 1, "inputs": { "t": "t.csv" },
          "figure": { \(layer("\"bar\"", "\"x\": \"name\", \"y\": \"bytes\"")) }, "outputs": ["o.svg"] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 2 && result.messages.contains("100,000 can be drawn one by one"))
    }
  }
}
