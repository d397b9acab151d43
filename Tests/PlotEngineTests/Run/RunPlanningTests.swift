import Foundation
import PlotConfig
import PlotCore
import PlotLayout
import PlotScene
import Testing

@testable import PlotEngine

/// How often a run thinks of its figure, and that its work is in proportion to its inputs.
@Suite struct RunPlanningTests {
  private static let values: [Int64] = [0, 100, 4000, 2000]

  @Test func aCleanRecordingIsPlannedPlacedAndReadOnce() throws {
    let tally = Tally()
    let report = try Self.run([CountedSource(Self.values, tally: tally)], tally: tally)
    #expect(report.planning == RunReport.Planning(figures: 1, layouts: 1, templates: 2))
    #expect(tally.suggestions == 1)
    #expect(tally.walks == 1)
  }

  @Test func outputsOfOneThemeShareTheirLayout() throws {
    let tally = Tally()
    var themes: [ThemeSpec?] = [nil, nil, nil]
    themes[1] = ThemeSpec(base: "dark")
    let report = try Self.run(
      [CountedSource(Self.values, tally: tally)], tally: tally,
      outputs: themes.map { Self.output(theme: $0) })
    #expect(report.planning.figures == 1)
    #expect(report.planning.layouts == 2)
    #expect(tally.walks == 1)
  }

  @Test func extentsThatMoveThePanelPlaceItAnew() throws {
    let tally = Tally()
    let report = try Self.run([CountedSource(Self.values, tally: tally, hint: .low)], tally: tally)
    #expect(report.planning.figures == 1)
    #expect(report.planning.layouts == 2)
    #expect(tally.walks == 1)
  }

  @Test func aFileThatTellsNoExtentsIsPlacedOnceAfterTheyWereRead() throws {
    let tally = Tally()
    let report = try Self.run([CountedSource(Self.values, tally: tally, hint: .none)], tally: tally)
    #expect(report.planning.figures == 1)
    #expect(report.planning.layouts == 1)
    #expect(tally.walks == 2)
  }

  @Test func aRepairedRecordingIsPlannedTwice() throws {
    let tally = Tally()
    let report = try Self.run(
      [CountedSource(Self.values, tally: tally, needsRepair: true)], tally: tally)
    #expect(report.planning.figures == 2)
    #expect(report.planning.templates == 4)
    #expect(report.planning.layouts == 2)
    #expect(report.summaries[0]["heap"]?.maximum?.value == .integer(200))
  }

  @Test func runsThatWriteNothingPlanNoFigure() throws {
    let tally = Tally()
    let report = try Self.run(
      [CountedSource(Self.values, tally: tally)], tally: tally, outputs: [])
    #expect(report.planning == RunReport.Planning())
    #expect(tally.suggestions == 0)
    #expect(tally.walks == 1)
    #expect(report.summaries[0]["heap"]?.maximum?.value == .integer(4000))
    #expect(report.summaries[0]["heap"]?.timeMean != nil)
  }

  @Test func exportersOfDataPayForNoLayout() throws {
    let tally = Tally()
    let report = try Self.run(
      [CountedSource(Self.values, tally: tally)], tally: tally,
      outputs: [Self.output(.data(.transformed, input: nil))])
    #expect(report.planning.layouts == 0)
    #expect(report.summaries[0]["heap"]?.maximum?.value == .integer(4000))
  }

  @Test func wordsThatTakeOtherRoomWithTheirNumbersPlaceThePanelAnew() throws {
    // Two lines as a template, one with the numbers in it.
    let words = String(repeating: "{rows:grouped} ", count: 40)
    let tally = Tally()
    var marks = ""
    let report = try Self.run(
      [CountedSource(Self.values, tally: tally, subtitle: words)], tally: tally
    ) { marks = $0 }
    #expect(report.planning.figures == 1)
    #expect(report.planning.layouts == 2)
    #expect(tally.walks == 1)
    #expect(marks.contains("heap, step curve"))
  }

  @Test(arguments: [CountedSource.Hint.right, .low, .none])
  func theWorkIsInProportionToTheInputs(hint: CountedSource.Hint) throws {
    func operations(_ count: Int, outputs: [OutputSpec]) throws -> Double {
      let tally = Tally()
      let sources = (0..<count).map { _ in CountedSource(Self.values, tally: tally, hint: hint) }
      _ = try Self.run(sources, tally: tally, outputs: outputs)
      return Double(tally.operations)
    }
    for outputs in [[], [Self.output()], [Self.output(.data(.summary, input: nil))]] {
      let (few, many) = (try operations(10, outputs: outputs), try operations(50, outputs: outputs))
      #expect(many <= few * 5 * 1.3, "\(few) for 10 inputs, \(many) for 50")
      #expect(many > few * 2)
    }
  }

  @Test func inputsAreDerivedWhateverTheirOrder() throws {
    let tally = Tally()
    var inputs = (1...40).reversed().map {
      InputSpec(name: "d\($0)", origin: .inputs(["d\($0 - 1)"]))
    }
    try Self.inFolder { folder in
      let file = folder.appending(path: "a").path
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
      let first = CountedParser(CountedSource(Self.values, tally: tally))
      inputs.append(InputSpec(name: "d0", origin: .file(file), parser: first))
      let registry = try Registry([])
      let report = try Run(RunSpec(inputs: inputs), registry: registry).execute()
      #expect(report.summaries.map(\.name) == inputs.map(\.name))
      #expect(report.summaries.allSatisfy { $0.rowCount == Self.values.count })

      inputs[39].origin = .inputs(["d40"])
      let error = #expect(throws: PlotError.self) {
        try Run(RunSpec(inputs: inputs), registry: registry).execute()
      }
      #expect(error?.message.contains("\"d40\" is derived from one that is not there") == true)
    }
  }

  private static func output(
    _ demand: Demand = .scene(columnsPerPoint: 2), theme: ThemeSpec? = nil
  ) -> OutputSpec {
    OutputSpec(type: "scene-counter", renderer: SceneCounter(demand), path: "", theme: theme)
  }

  /// Draws sources as the inputs of a run; hands what the first output holds to the body.
  private static func run(
    _ sources: [CountedSource], tally: Tally, outputs: [OutputSpec]? = nil,
    _ body: (String) -> Void = { _ in }
  ) throws -> RunReport {
    try inFolder { folder in
      let file = folder.appending(path: "recording").path
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
      var outputs = outputs ?? [output()]
      for index in outputs.indices {
        outputs[index].path = folder.appending(path: "\(index).count").path
      }
      let inputs = sources.enumerated().map { number, source in
        InputSpec(name: "i\(number)", origin: .file(file), parser: CountedParser(source))
      }
      let registry = try Registry([
        .textMeasurer("counted", summary: "counts") { CountedMeasurer(tally: tally) }
      ])
      let report = try Run(RunSpec(inputs: inputs, outputs: outputs), registry: registry).execute()
      #expect(report.outputs.allSatisfy { $0.error == nil })
      if let first = outputs.first {
        body(try String(contentsOfFile: first.path, encoding: .utf8))
      }
      return report
    }
  }

  private static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "planning-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
