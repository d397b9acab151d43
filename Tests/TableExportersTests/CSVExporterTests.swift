import PlotCore
import PlotTesting
import TableExporters
import Testing

@Suite struct CSVExporterTests {
  private let raw = ("stage", ConfigValue.Kind.string("raw"))

  @Test(arguments: Stage.allCases) func keepsARenderersContract(_ stage: Stage) throws {
    let members: [(String, ConfigValue.Kind)] = [("stage", .string(stage.rawValue))]
    let violations =
      checkRenderer(try CSVExporter(options: options(DelimitedOptions.self, members)))
      + checkRenderer(try TSVExporter(options: options(DelimitedOptions.self, members)))
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test func writesEveryColumnExactly() throws {
    #expect(
      try CSVExporter.text(of: Sheets.extremes, raw) == """
        event,whole,part,scaled\r
        0,-9223372036854775808,0.1,0\r
        1,9223372036854775807,0,0.5\r
        2,0,,1\r
        3,-1,1e+300,1.5\r
        4,9007199254740993,5e-324,2\r
        5,9007199254740993,inf,2.5\r
        6,99,-inf,3\r
        7,100,123456.75,3.5\r\n
        """)
  }

  @Test func leavesOutTheHeaderWhenTold() throws {
    let figure = Sheets.one([(Column("a"), .integers([1, 2]))])
    #expect(try CSVExporter.text(of: figure, raw) == "a\r\n1\r\n2\r\n")
    #expect(try CSVExporter.text(of: figure, raw, ("header", .bool(false))) == "1\r\n2\r\n")
  }

  @Test func writesTheColumnsAskedForInTheirOrder() throws {
    let place = Place(file: "test.json")
    let names = ["part", "event"].map { ConfigValue(.string($0), at: place) }
    let text = try CSVExporter.text(of: Sheets.extremes, raw, ("columns", .array(names)))
    #expect(text.hasPrefix("part,event\r\n0.1,0\r\n0,1\r\n,2\r\n"))
  }

  @Test func namesTheNearestColumn() {
    #expect {
      try CSVExporter.text(of: Sheets.extremes, raw, ("columns", .string("hole")))
    } throws: {
      ($0 as? PlotError)?.message == "no column \"hole\""
        && ($0 as? PlotError)?.remedy == "did you mean \"whole\"?"
    }
  }

  @Test func quotesNamesThatHoldDelimitersQuotesOrLineEnds() throws {
    let columns = ["a,b", "say \"x\"", "two\nlines", "tab\there", "c\rr"].map {
      (Column($0), MemorySource.Values?.some(.integers([1])))
    }
    #expect(
      try CSVExporter.text(of: Sheets.one(columns), raw)
        == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",tab\there,\"c\rr\"\r\n1,1,1,1,1\r\n")
    #expect(
      try TSVExporter.text(of: Sheets.one(columns), raw)
        == "a,b\t\"say \"\"x\"\"\"\t\"two\nlines\"\t\"tab\there\"\t\"c\rr\"\r\n1\t1\t1\t1\t1\r\n")
  }

  @Test func writesALoneGapAsAnEmptyTextRatherThanAnEmptyLine() throws {
    let figure = Sheets.one([(Column("a", storage: .real), .reals([1, .nan, 2.5]))])
    #expect(try CSVExporter.text(of: figure, raw) == "a\r\n1\r\n\"\"\r\n2.5\r\n")
  }

  @Test func writesTheHeaderOfAnEmptySource() throws {
    let figure = Sheets.one([(.event, nil), (Column("a"), .integers([]))])
    #expect(try CSVExporter.text(of: figure, raw) == "event,a\r\n")
  }

  @Test func asksForOneOfSeveralInputs() throws {
    let source = MemorySource([(Column("a"), .integers([7]))])
    let figure = Sheets.figure([("first", source), ("second", source)])
    #expect {
      try CSVExporter.text(of: figure, raw)
    } throws: {
      ($0 as? PlotError)?.remedy == "name one with \"data\": \"first\", \"second\""
    }
    #expect(try CSVExporter.text(of: figure, raw, ("data", .string("second"))) == "a\r\n7\r\n")
    #expect {
      try CSVExporter.text(of: figure, raw, ("data", .string("secnod")))
    } throws: {
      ($0 as? PlotError)?.remedy == "did you mean \"second\"?"
    }
  }

  @Test func writesDrawnSamplesInLongForm() throws {
    var figure = Sheets.figure([("run", SampleSource.make(.one))])
    figure.series = [
      PlottedSeries(
        name: "heap, live", input: "run", x: Column("time"), y: Column("heap"),
        samples: [(3, .integer(5), .integer(.max)), (9, .real(0.5), .real(.nan))])
    ]
    #expect(
      try CSVExporter.text(of: figure)
        == "input,series,row,x_field,x,y_field,y\r\n"
        + "run,\"heap, live\",3,time,5,heap,9223372036854775807\r\n"
        + "run,\"heap, live\",9,time,0.5,heap,\r\n")
    #expect(
      try CSVExporter.text(of: figure, ("columns", .string("y")), ("header", .bool(false)))
        == "9223372036854775807\r\n\"\"\r\n")
  }

  @Test func writesOneRowOfFiguresForEachColumn() throws {
    let text = try CSVExporter.text(
      of: SampleFigure.ordinary.figure, ("stage", .string("summary")))
    let lines = text.split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(
      lines[0].hasPrefix("input,path,format,rows,complete,field,unit,count,min,min_event,max"))
    #expect(lines[2].hasPrefix("sample,sample.mem,memory,1003,true,heap,B,1003,"))
  }

  @Test func asksTheFigureForItsStageOnly() throws {
    #expect(try CSVExporter(options: .defaults).demand == .data(.plotted, input: nil))
    let exporter = try CSVExporter(
      options: options(
        DelimitedOptions.self, [("stage", .string("raw")), ("data", .string("a"))]))
    #expect(exporter.demand == .data(.raw, input: "a"))
  }

  @Test func writesMoreThanOneBufferTheSameWhateverTheBlocks() throws {
    let values = MemorySource.Values.integers((0..<60_000).map { Int64($0) &* 1_234_567_891_011 })
    func text(_ blockRows: Int) throws -> String {
      let source = MemorySource(
        [(.event, nil), (Column("a"), values), (Column("b"), values)], blockRows: blockRows)
      return try CSVExporter.text(of: Sheets.figure([("x", source)]), raw)
    }
    let whole = try text(1_000_000)
    #expect(whole.utf8.count > 1_500_000)
    let isSame = try text(777) == whole
    #expect(isSame)
    #expect(whole.suffix(42) == "59999,74072838892768989,74072838892768989\r\n")
  }
}
