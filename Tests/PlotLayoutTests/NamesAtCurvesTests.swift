import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// Names that tell curves apart, stand where these end, and never break.
@Suite struct NamesAtCurvesTests {
  private func table(_ curves: [(name: String, title: String, y: [Double])]) -> TestInput {
    var input = TestInput.curve(curves[0].y)
    input.columns = [input.columns[0]]
    input.values["heap"] = nil
    for curve in curves {
      input.columns.append(
        Column(curve.name, title: curve.title, unit: .bytes, storage: .real))
      input.values[curve.name] = curve.y
    }
    return input
  }

  private func figure(_ fields: [String]) -> FigureSpec {
    FigureSpec(panels: [
      PanelSpec(layers: [
        LayerSpec(
          mark: MarkSpec(.step), data: "run",
          encoding: Encoding(x: .field("time"), y: ChannelSpec(fields: fields)))
      ])
    ])
  }

  @Test func curvesOfOneNameAreToldApart() throws {
    let input = table([("a", "size", [1, 2]), ("b", "size", [3, 4]), ("c", "other", [5, 6])])
    let scene = try makeScene(figure(["a", "b", "c"]), [input])
    let names = scene.groups(.mark).compactMap { $0.label }
    #expect(Set(names).count == 3)
    let words = scene.strings.joined(separator: " ")
    #expect(words.contains("(a)") && words.contains("(b)"))
    #expect(!words.contains("(c)"))
  }

  @Test(
    arguments: [
      (["worker", "8"], ["worker 8"]), (["8.49", "MiB"], ["8.49 MiB"]),
      (["python3", "17252"], ["python3 17252"]), (["server", "(2)"], ["server (2)"]),
      (["peak", "8.49", "MiB", "at", "2", "s"], ["peak 8.49 MiB", "at 2 s"]),
      (["stack", "depth"], ["stack", "depth"]), (["1", "2", "3"], ["1", "2", "3"]),
      (["in", "total", "·", "12", "rows"], ["in", "total", "·", "12 rows"]),
    ] as [([String], [String])])
  func noLineEndsBetweenANameAndItsNumber(words: [String], together: [String]) {
    #expect(TextBlock.keepingTogether(words) == together)
  }

  @Test func namesOfManyCurvesStandInTheOrderOfTheirEnds() throws {
    let order = [3, 0, 4, 1, 2]
    let input = table(
      order.map { ("c\($0)", "curve c\($0)", [5, Double($0) * 1e6]) })
    let scene = try makeScene(figure(order.map { "c\($0)" }), [input])
    let names = scene.texts.filter { $0.string.hasPrefix("curve c") }
    #expect(names.count == 5)
    let sorted = names.sorted { $0.position.y < $1.position.y }.map(\.string)
    #expect(sorted == (0..<5).reversed().map { "curve c\($0)" })
  }

  /// Names that were pushed away from their curves have lines to these.
  @Test func aNameFarFromItsEndHasALeader() throws {
    func strokes(_ ends: [Double]) throws -> Int {
      let input = table(ends.enumerated().map { ("c\($0)", "c\($0)", [5, $1]) })
      let scene = try makeScene(figure(ends.indices.map { "c\($0)" }), [input])
      return scene.groups(.legend).flatMap(\.items).count {
        if case .stroke = $0 { true } else { false }
      }
    }
    #expect(try strokes([1e6, 5e6, 9e6]) == 0)
    #expect(try strokes([9e6, 9.01e6, 9.02e6, 9.03e6]) >= 2)
  }

  @Test func wordsAtAnUprightRuleStandAtIt() throws {
    for place in [0.0, 10, 50, 90, 100] {
      let values = (0...100).map { Double($0) * 1e5 }
      var spec = FigureSpec.single()
      spec.panels[0].layers.append(
        LayerSpec(
          mark: MarkSpec(.rule, label: "breaks off here"),
          encoding: Encoding(x: ChannelSpec(datum: place))))
      let scene = try makeScene(spec, [.curve(values)])
      let words = try #require(scene.texts.first { $0.string == "breaks off here" }).box
      let frame = try #require(scene.clips.first)
      let x = frame.minX + frame.width * place / 100
      #expect(min(abs(words.minX - x), abs(words.maxX - x)) < 8, "at \(place)")
    }
  }

  /// Twelve crowded curves, each with its peak marked: no words below their dot, none on another curve.
  @Test func peakLabelsOfCrowdedCurvesHideNone() throws {
    let fields = (0..<12).map { "c\($0)" }
    let input = table(
      fields.enumerated().map { number, name in
        (
          name, name,
          (0..<60).map { row in
            1e7 + Double(number) * 4e5 + Double((row * (number + 3)) % 17) * 1e5
          }
        )
      })
    var spec = figure(fields)
    for field in fields {
      spec.panels[0].layers.append(
        LayerSpec(
          mark: MarkSpec(.extremum), data: "run",
          encoding: Encoding(x: .field("time"), y: .field(field))))
    }
    let scene = try makeScene(spec, [input])
    let points = scene.groups(.mark).flatMap { Scene(size: scene.size, items: $0.items).points }
    let labels = scene.texts.filter { $0.string.hasSuffix("MiB") && $0.font.weight == .bold }
    for label in labels {
      let box = label.box
      #expect(!points.contains { box.contains(Rect(x: $0.x, y: $0.y, width: 0, height: 0)) })
    }
  }
}
