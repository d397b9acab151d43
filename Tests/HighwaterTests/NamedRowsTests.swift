import Foundation
import Testing

/// Tables of rows that say whose they are, through the whole tool.
@Suite struct NamedRowsTests {
  private static let containers = """
    time,container,rss_bytes
    0,web,100
    0,db,50
    10,web,200
    10,db,60
    20,web,300
    20,db,80

    """

  private func inTable(
    _ text: String = containers, _ body: (Tool) throws -> Void
  ) throws {
    try Tool.inNewFolder { tool in
      try tool.write(text, to: "a.csv")
      try body(tool)
    }
  }

  private func groups(_ tool: Tool, _ arguments: String...) throws -> [[String: Any]] {
    let result = try tool.run(
      Tool.product("highwater"), ["stat", "--json", "a.csv"] + arguments)
    let json = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
    let inputs = try #require(json?["inputs"] as? [[String: Any]])
    return inputs[0]["groups"] as? [[String: Any]] ?? []
  }

  private func figure(_ group: [String: Any], _ field: String, _ key: String) -> Double? {
    ((group["fields"] as? [String: Any])?[field] as? [String: Any])?[key] as? Double
  }

  @Test func tellsRowsOfOneMomentApart() throws {
    try inTable { tool in
      let found = try groups(tool)
      #expect(
        found.map { $0["names"] as? [String: String] } == [
          ["container": "web"], ["container": "db"],
        ])
      #expect(found.map { figure($0, "rss_bytes", "last") } == [300, 80])
      #expect(found.map { figure($0, "rss_bytes", "timeMean") } == [150, 55])
      let text = try tool("stat", "a.csv").text
      #expect(text.contains("told apart by \"container\"") && text.contains("--by none"))
      #expect(text.contains("peak 300 B, at the end 300 B"))
      #expect(!text.contains("at the end  80 B"))
    }
  }

  @Test func drawsACurveForEachName() throws {
    try inTable { tool in
      #expect(try tool("plot", "a.csv", "-o", "a.svg", "-o", "a.csv.json").status == 0)
      let svg = try String(decoding: tool.data("a.svg"), as: UTF8.self)
      #expect(svg.contains(">web<") && svg.contains(">db<"))
    }
  }

  @Test func drawsOneCurveWhereAsked() throws {
    try inTable { tool in
      let whole = try groups(tool, "--by", "none")
      #expect(whole.isEmpty)
      #expect(try tool("plot", "a.csv", "-o", "a.svg", "--by", "none").status == 0)
      #expect(try !String(decoding: tool.data("a.svg"), as: UTF8.self).contains(">web<"))
      let wrong = try tool("stat", "a.csv", "--by", "contaner")
      #expect(wrong.status == 2 && wrong.messages.contains("did you mean \"container\"?"))
    }
  }

  @Test func holdsEachNameToACheck() throws {
    try inTable { tool in
      let end = try tool("check", "a.csv", "-e", "live at end < 100B")
      #expect(end.status == 5)
      #expect(end.text.contains("live at end of web is 300 B"))
      #expect(end.text.contains("ok    db: live at end < 100B"))
      for (check, status) in [
        ("peak of rss_bytes where container = \"db\" < 100B", 0),
        ("peak where container = web < 100B", 5), ("peak each container < 301B", 0),
        ("live at end where container in (web, db) < 100B", 5), ("events < 7", 0),
        ("peak where container = wob < 100B", 3), ("peak where pod = web < 100B", 2),
        ("peak where container web < 100B", 2),
      ] {
        #expect(try tool("check", "a.csv", "-e", check).status == Int32(status), "\(check)")
      }
    }
  }

  @Test func keepsEachNameInABaseline() throws {
    try inTable { tool in
      let growth = "peak growth < 10%"
      let kept = try tool(
        "check", "a.csv", "-e", growth, "--baseline", "b.json", "--update-baseline")
      #expect(kept.status == 0)
      try tool.write(Self.containers.replacing("20,db,80", with: "20,db,99"), to: "a.csv")
      let grown = try tool("check", "a.csv", "-e", growth, "--baseline", "b.json")
      #expect(grown.status == 5 && grown.text.contains("peak of db went from 80 B to 99 B"))
      #expect(grown.text.contains("ok    web: peak growth < 10%"))
    }
  }

  /// A number that names things tells them apart as a name does.
  @Test func tellsProcessesApartByTheirNumbers() throws {
    try inTable("time,pid,rss\n0,12,5\n0,7,9\n1,12,6\n1,7,8\n") { tool in
      let names = try groups(tool).map { $0["names"] as? [String: String] }
      #expect(names == [["pid": "12"], ["pid": "7"]])
      #expect(try tool("stat", "a.csv").text.contains("pid 12"))
    }
  }

  /// Two columns are needed, and the third says something else.
  @Test func findsTheFewestColumns() throws {
    var text = "time,host,state,pod,rss\n"
    for moment in 0..<6 {
      for host in ["a", "b"] {
        for pod in 1...2 {
          text += "\(moment),\(host),\(moment % 2 == 0 ? "up" : "low"),p\(pod),\(moment * pod)\n"
        }
      }
    }
    try inTable(text) { tool in
      let found = try groups(tool)
      #expect(found.count == 4)
      #expect(Set((found[0]["names"] as? [String: String] ?? [:]).keys) == ["host", "pod"])
    }
  }

  /// Names that never share a moment are what the one recording says of itself.
  @Test func aStateIsNoThingOfItsOwn() throws {
    try inTable("time,state,rss\n0,idle,5\n1,busy,9\n2,idle,6\n") { tool in
      let found = try groups(tool)
      #expect(found.isEmpty)
      #expect(try tool("check", "a.csv", "-e", "peak < 8").status == 5)
    }
  }

  @Test func readsNamesInRecordsOfJSON() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        """
        {"time": 0, "pod": {"name": "web"}, "rss": 5}
        {"time": 0, "pod": {"name": "db"}, "rss": 7}
        {"time": 1, "pod": {"name": "web"}, "rss": 6}
        {"time": 1, "pod": {"name": null}, "rss": 1}

        """, to: "a.csv")
      let names = try groups(tool).map { $0["names"] as? [String: String] }
      #expect(names == [["pod.name": "web"], ["pod.name": "db"], nil])
    }
  }

  @Test func exportsNamesAsTheyStand() throws {
    try inTable("time,who,rss\n0,\"a, \"\"b\"\"\",1\n1,,2\n2,ü,3\n") { tool in
      try tool.write(
        """
        { "version": 1, "inputs": { "t": "a.csv" }, "outputs": [
          { "path": "o.csv", "stage": "raw", "columns": ["who", "rss"] },
          { "path": "o.ndjson", "stage": "raw", "columns": ["who", "rss"] } ] }
        """, to: "c.json")
      #expect(try tool("run", "c.json").status == 0)
      #expect(
        try String(decoding: tool.data("o.csv"), as: UTF8.self)
          == "who,rss\r\n\"a, \"\"b\"\"\",1\r\n,2\r\nü,3\r\n")
      #expect(
        try String(decoding: tool.data("o.ndjson"), as: UTF8.self)
          == "{\"who\":\"a, \\\"b\\\"\",\"rss\":1}\n{\"who\":null,\"rss\":2}\n{\"who\":\"ü\",\"rss\":3}\n"
      )
    }
  }

  @Test(arguments: [
    ("{ \"type\": \"filter\", \"field\": \"container\", \"oneOf\": [\"db\"] }", "50,60,80"),
    ("{ \"type\": \"filter\", \"field\": \"container\", \"noneOf\": [\"db\"] }", "100,200,300"),
    ("{ \"type\": \"filter\", \"expr\": \"container == 'web' && time > 5\" }", "200,300"),
    ("{ \"type\": \"filter\", \"expr\": \"'db' != container\" }", "100,200,300"),
    ("{ \"type\": \"sort\", \"field\": \"container\" }", "50,60,80,100,200,300"),
  ])
  func transformsGoByNames(_ transform: String, _ values: String) throws {
    try inTable { tool in
      try tool.write(
        """
        { "version": 1, "inputs": { "t": { "path": "a.csv", "transform": [\(transform)] } },
          "outputs": [{ "path": "o.csv", "stage": "transformed", "columns": "rss_bytes" }] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 0, "\(result.messages)")
      let rows = try String(decoding: tool.data("o.csv"), as: UTF8.self)
      #expect(rows.split(separator: "\r\n").dropFirst().joined(separator: ",") == values)
    }
  }

  @Test(arguments: [
    ("\"expr\": \"container > 3\"", "holds names, and no numbers"),
    ("\"expr\": \"rss_bytes == 'web'\"", "stands for no number"),
    ("\"field\": \"container\", \"oneOf\": [\"wob\"]", "did you mean \"web\"?"),
    ("\"field\": \"rss_bytes\", \"oneOf\": [\"web\"]", "holds numbers, and no names"),
    ("\"field\": \"container\", \"range\": [1, 2]", "holds names, such as \"web\""),
  ])
  func saysWhereNamesAreNoNumbers(_ filter: String, _ words: String) throws {
    try inTable { tool in
      try tool.write(
        """
        { "version": 1, "inputs": { "t": { "path": "a.csv",
          "transform": [{ "type": "filter", \(filter) }] } }, "outputs": ["o.svg"] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 2 && result.messages.contains(words), "\(result.messages)")
      #expect(!tool.exists("o.svg"))
    }
  }

  @Test func drawsTheHighestOfManyAndSaysOfTheOthers() throws {
    var text = "time,pod,rss_bytes\n"
    for moment in 0..<5 {
      for pod in 0..<30 { text += "\(moment),pod-\(pod),\(pod * 100 + moment)\n" }
    }
    try inTable(text) { tool in
      let result = try tool("plot", "a.csv", "-o", "a.svg")
      let svg = try String(decoding: tool.data("a.svg"), as: UTF8.self)
      #expect(svg.contains("pod-29") && svg.contains("pod-18") && !svg.contains("pod-17"))
      #expect((result.messages + result.text).contains("12 of 30"))
      #expect(svg.contains("12 highest of 30"))
    }
  }

  @Test func aConfigSaysWhatTellsCurvesApart() throws {
    try inTable { tool in
      try tool.write(
        """
        { "version": 1, "inputs": { "t": { "path": "a.csv", "by": "none" } },
          "figure": { "layer": [{ "mark": "line", "encoding": { "x": "time", "y": "rss_bytes",
            "color": { "field": "container",
              "scale": { "domain": ["db", "web"], "range": ["#112234", "#445567"] } } } }] },
          "outputs": ["o.svg", { "path": "o.csv", "stage": "plotted" }] }
        """, to: "c.json")
      let result = try tool("run", "c.json")
      #expect(result.status == 0, "\(result.messages)")
      let svg = try String(decoding: tool.data("o.svg"), as: UTF8.self)
      #expect(svg.contains("#112234") && svg.contains("#445567"))
      let drawn = try String(decoding: tool.data("o.csv"), as: UTF8.self)
      #expect(drawn.split(separator: "\r\n").count == 7)
    }
  }
}
