import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct AnnotationTests {
  @Test func peakLabelsTellTheExactSample() throws {
    let input = TestInput.curve([1e6, 3e6, 2e6])
    let key = CurveKey(input: "run", x: "time", y: "heap")
    let exact = Curve.Sample(row: 1, x: 1, y: 3.5e6)
    var data = FigureData(inputs: [input.input])
    data.inputs[0].extents["heap"] = 0...3.5e6
    data.extrema[key] = (minimum: exact, maximum: exact)
    let layout = try FigureLayout(
      .single(), theme: .light, data: data, size: Size(width: 720, height: 440),
      measurer: FixedWidthMeasurer())
    let scene = try layout.scene { _ in input.curve(key) }
    #expect(scene.strings.contains("peak 3.34 MiB at 1 s"))
  }

  @Test func templatesTakeBothNumbersAndLeaveOtherBraces() throws {
    var spec = FigureSpec.single()
    spec.panels[0].layers[1].mark.label = "{y} {z} {x} {"
    let scene = try makeScene(spec, [.curve([0, 0x1p20, 0])])
    #expect(scene.strings.contains("1 MiB {z} 1 s {"))
  }

  @Test func peakLabelsStayInThePanelAndOffTheCurve() throws {
    for peak in [0, 1, 50, 198, 199] {
      let values = (0..<200).map { $0 == peak ? 8e6 : 1e6 + Double($0 % 7) * 1e5 }
      let scene = try makeScene(.single(), [.curve(values)])
      let label = try #require(scene.texts.first { $0.string.hasPrefix("peak") })
      let clip = try #require(scene.clips.first)
      #expect(clip.contains(label.box))
      let points = scene.groups(.mark).flatMap { Scene(size: scene.size, items: $0.items).points }
      #expect(!points.contains { label.box.contains(Rect(x: $0.x, y: $0.y, width: 0, height: 0)) })
    }
  }

  @Test func lowestSamplesCanBeMarked() throws {
    var spec = FigureSpec.single()
    spec.panels[0].layers[1].mark.which = .min
    let scene = try makeScene(spec, [.curve([3e6, 0x1p20, 4e6])])
    #expect(scene.strings.contains("lowest 1 MiB at 1 s"))
  }

  @Test func ofEqualPeaksTheFirstIsMarked() throws {
    let scene = try makeScene(.single(), [.curve([0, 0x1p20, 0, 0x1p20, 0])])
    #expect(scene.strings.contains("peak 1 MiB at 1 s"))
  }

  @Test func constantsWidenTheAxisAndCarryTheirWords() throws {
    var spec = FigureSpec.single()
    spec.panels[0].layers.append(
      LayerSpec(
        mark: MarkSpec(.rule, label: "limit"),
        encoding: Encoding(y: ChannelSpec(datum: 0x1p24))))
    spec.panels[0].layers.append(
      LayerSpec(
        mark: MarkSpec(.band, label: "phase"),
        encoding: Encoding(x: ChannelSpec(datum: 1), x2: ChannelSpec(datum: 2))))
    spec.panels[0].layers.append(
      LayerSpec(
        mark: MarkSpec(.text, label: "here"),
        encoding: Encoding(x: ChannelSpec(datum: 1), y: ChannelSpec(datum: 5e6))))
    let scene = try makeScene(spec, [.curve([1e6, 3e6, 2e6])])
    for word in ["limit", "phase", "here", "16 MiB"] { #expect(scene.strings.contains(word)) }
    #expect(scene.groups(.mark).map(\.label).contains("limit"))
  }

  @Test func noLabelIsStruckThroughByARuleWhereThereIsRoomElsewhere() throws {
    var spec = FigureSpec.single()
    // A little above the peak of 3 MB, where its words would stand.
    spec.panels[0].layers.append(
      LayerSpec(mark: MarkSpec(.rule), encoding: Encoding(y: ChannelSpec(datum: 3.15e6))))
    let scene = try makeScene(spec, [.curve([1e6, 3e6, 2e6])])
    let rule = try #require(scene.groups(.mark).first { $0.label == "rule" }.flatMap(Self.height))
    let words = try #require(
      scene.groups(.annotation).flatMap(\.items).compactMap { item -> Text? in
        if case .text(let text) = item { text } else { nil }
      }.first { $0.string.hasPrefix("peak") || $0.string.contains("MiB") })
    // The position is the left end of the baseline; no figure reaches below it.
    let (top, foot) = (words.position.y - words.font.size * 0.75, words.position.y)
    #expect(!(top...foot).contains(rule), "\(top) \(foot) \(rule)")
  }

  private static func height(_ group: Group) -> Double? {
    for case .stroke(let path, _, _) in group.items {
      if case .move(let point)? = path.elements.first { return point.y }
    }
    return nil
  }

  @Test func directLabelsStandRightOfThePanelAtTheCurvesEnds() throws {
    let inputs = [1e6, 8e6].map { end in
      TestInput.curve([2e6, 3e6, end], named: end > 5e6 ? "upper" : "lower")
    }
    let scene = try makeScene(
      .single(extremum: false, inputs: inputs.map(\.name)), inputs)
    let clip = try #require(scene.clips.first)
    let upper = try #require(scene.texts.first { $0.string == "upper" })
    let lower = try #require(scene.texts.first { $0.string == "lower" })
    #expect(upper.position.x > clip.maxX && lower.position.x > clip.maxX)
    #expect(upper.position.y < lower.position.y)
    #expect(upper.color != lower.color)
  }

  @Test func curvesWithAnAxisEachAreNamedByItInTheirColour() throws {
    var spec = FigureSpec.usual()
    var layers = spec.panels.flatMap(\.layers)
    layers[2].encoding.y?.axis = "depth"
    let axes = [
      AxisSpec("bytes", channel: .y),
      AxisSpec("depth", channel: .y, orient: .right, align: "bytes"),
    ]
    spec.panels = [PanelSpec(axes: axes, layers: layers)]
    let scene = try makeScene(spec, [PageLayoutTests.twoColumns])
    let names = scene.texts.filter { ["heap", "stack depth"].contains($0.string) }
    #expect(names.count == 2)
    #expect(names.first?.color != names.last?.color)
    #expect(names.first?.anchor == .start && names.last?.anchor == .end)
  }

  @Test func longNamesTakeTwoLines() throws {
    let scene = try makeScene(.usual(), [PageLayoutTests.twoColumns])
    #expect(scene.strings.contains("stack") && scene.strings.contains("depth"))
  }

  @Test func tooManyNamesStandInRowsAboveThePanel() throws {
    let inputs = (0..<40).map { TestInput.curve([1e6, 2e6], named: "a long name, number \($0)") }
    let scene = try makeScene(.single(extremum: false, inputs: inputs.map(\.name)), inputs)
    let clip = try #require(scene.clips.first)
    let first = try #require(scene.texts.first { $0.string == inputs[0].name })
    #expect(first.box.maxY < clip.minY + 3)
    let rest = try #require(scene.strings.first { $0.hasPrefix("+ ") && $0.hasSuffix(" more") })
    let shown = inputs.count { scene.strings.contains($0.name) }
    #expect(rest == "+ \(inputs.count - shown) more")
  }

  @Test func boxesThatTouchArePushedApartWithinBounds() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let boxes = (0..<(1 + random.below(6))).map { _ in
        (middle: random.fraction() * 200, height: 5 + random.fraction() * 20)
      }.sorted { $0.middle < $1.middle }
      let middles = Boxes.pushedApart(boxes, gap: 1, from: 0, to: 200)
      for index in boxes.indices {
        #expect(middles[index] - boxes[index].height / 2 > -1e-9)
        #expect(middles[index] + boxes[index].height / 2 < 200 + 1e-9)
        if index > 0 {
          let between = (boxes[index].height + boxes[index - 1].height) / 2
          #expect(middles[index] - middles[index - 1] >= between + 1 - 1e-9)
        }
      }
    }
  }

  @Test(
    arguments: [
      ("y", "hepa", nil, nil, "did you mean \"heap\"?"),
      ("axis", "heap", "byte", nil, "did you mean \"bytes\"?"),
      ("input", "heap", nil, "rnu", "did you mean \"run\"?"),
    ] as [(String, String, String?, String?, String)])
  func unknownNamesAreToldTheNearest(
    what: String, field: String, axis: String?, input: String?, remedy: String
  ) {
    let spec = FigureSpec(panels: [
      PanelSpec(
        axes: [AxisSpec("bytes", channel: .y)],
        layers: [
          LayerSpec(
            mark: MarkSpec(.step), data: input,
            encoding: Encoding(x: .field("time"), y: .field(field, axis: axis)))
        ])
    ])
    do {
      _ = try makeScene(spec, [.curve([1, 2])])
      Issue.record("no error for an unknown \(what)")
    } catch let error as PlotError {
      #expect(error.remedy == remedy)
    } catch {
      Issue.record(error)
    }
  }

  @Test func differentUnitsDoNotShareAnAxis() {
    let spec = FigureSpec(panels: [
      PanelSpec(layers: [
        LayerSpec(
          mark: MarkSpec(.step),
          encoding: Encoding(x: .field("time"), y: ChannelSpec(fields: ["heap", "time"])))
      ])
    ])
    #expect(throws: PlotError.self) { try makeScene(spec, [.curve([1, 2])]) }
  }
}
