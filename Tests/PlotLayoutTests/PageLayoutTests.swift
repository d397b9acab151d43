import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct PageLayoutTests {
  static let sizes: [(Double, Double)] = [
    (300, 200), (320, 480), (400, 300), (510, 283), (720, 440), (800, 600), (1600, 1000),
    (4000, 3000), (2000, 150), (150, 2000), (120, 90),
  ]
  static let titles = [
    "git log --stat", "", String(repeating: "a word or two ", count: 22),
    String(repeating: "x", count: 300), "two\nlines\tand\u{7}bell", "日本語のタイトル 🚀 ünïcödé",
  ]
  static let wave = TestInput.curve((0..<500).map { 3e6 + 2.9e6 * Double(($0 * 37) % 101) / 101 })

  /// Checks that no text leaves the page or touches another.
  func check(_ scene: Scene, _ about: Comment) {
    let page = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    let texts = scene.texts
    for text in texts {
      #expect(page.contains(text.box, slack: 0.01), about)
      #expect(!text.string.isEmpty && !text.string.contains { $0.isNewline }, about)
      #expect(abs(text.width - FixedWidthMeasurer().width(of: text.string, in: text.font)) < 1e-6)
    }
    for (index, text) in texts.enumerated() {
      let box = text.box.inset(by: 0.01)
      for other in texts[(index + 1)...] where box.intersects(other.box) {
        Issue.record("\"\(text.string)\" touches \"\(other.string)\", \(about)")
      }
    }
    for point in scene.points { #expect(point.x.isFinite && point.y.isFinite, about) }
  }

  @Test(arguments: sizes)
  func noTextLeavesThePageOrTouchesAnother(width: Double, height: Double) throws {
    for title in Self.titles {
      let size = Size(width: width, height: height)
      let spec = FigureSpec.single(MarkSpec(.step, fill: -1))
      var two = FigureSpec.usual(title: title)
      two.caption = title
      two.panels[0].title = title
      two.panels[0].axes = [AxisSpec("y", channel: .y, title: "Heap")]
      for (spec, input) in [(spec, Self.wave), (two, Self.twoColumns)] {
        var spec = spec
        spec.title = title
        spec.subtitle = title + " and more"
        let scene = try makeScene(spec, [input], size: size)
        #expect(scene.title == title)
        check(scene, "\(width) × \(height), \(title.prefix(20))")
      }
    }
  }

  static let twoColumns: TestInput = {
    var input = wave
    input.columns.append(Column("stack", title: "stack depth", unit: .bytes, storage: .real))
    input.values["stack"] = wave.values["heap"]?.map { $0 / 500 }
    return input
  }()

  @Test func crowdedPanelsKeepTheirWordsApart() throws {
    for count in [2, 5, 9, 30] {
      let inputs = (0..<count).map { index in
        TestInput.curve(
          (0..<50).map { Double(($0 * (index + 2)) % 47) * 1e5 }, named: "input number \(index)")
      }
      for legend in LegendKind.allCases {
        let spec = FigureSpec.single(
          extremum: count < 6, inputs: inputs.map(\.name), legend: legend)
        for size in [Size(width: 720, height: 440), Size(width: 300, height: 200)] {
          check(try makeScene(spec, inputs, size: size), "\(count) inputs, \(legend), \(size)")
        }
      }
    }
  }

  @Test func gridsOfPanelsKeepTheirWordsApart() throws {
    for (panels, columns) in [(2, 2), (4, 2), (6, 3), (5, 1)] {
      for share in PanelLayout.Share.allCases {
        var spec = FigureSpec.single()
        spec.panels = Array(repeating: spec.panels[0], count: panels)
        for index in spec.panels.indices { spec.panels[index].title = "panel \(index)" }
        spec.layout = PanelLayout(
          columns: columns, heights: [2, 1], widths: [1, 2], shareX: share)
        check(
          try makeScene(spec, [Self.wave], size: Size(width: 1000, height: 700)),
          "\(panels) panels, \(columns) columns, \(share)")
      }
    }
  }

  @Test func axesOnAllSidesKeepTheirWordsApart() throws {
    var spec = FigureSpec.usual(inputs: ["run"])
    let layers = spec.panels.flatMap(\.layers)
    spec.panels = [
      PanelSpec(
        title: "both",
        axes: [
          AxisSpec("top", channel: .x, orient: .top, title: "time"),
          AxisSpec("bytes", channel: .y, title: "heap"),
          AxisSpec("depth", channel: .y, orient: .right, title: "stack", align: "bytes"),
        ], layers: layers)
    ]
    spec.panels[0].layers[2].encoding.y?.axis = "depth"
    for (width, height) in Self.sizes {
      check(
        try makeScene(spec, [Self.twoColumns], size: Size(width: width, height: height)),
        "\(width) × \(height)")
    }
  }

  @Test func labelsOfTheOutermostTicksReachIntoThePagesMargin() throws {
    let spec = FigureSpec.single(
      axes: [AxisSpec("bytes", channel: .y, orient: .right)], extremum: false)
    let scene = try makeScene(spec, [Self.wave])
    let panel = try #require(scene.clips.first)
    let first = try #require(
      scene.texts.filter { $0.string == "0" }.min { $0.box.minX < $1.box.minX })
    // The clip reaches a little beyond the panel, and less than half a figure.
    #expect(abs(first.box.midX - panel.minX) < 3, "\(first.box) at \(panel)")
    #expect(first.box.minX > 0)
  }

  @Test func rowNumbersOfWhichOnlyTheCountIsKnownEndAtTheLastRow() throws {
    let columns = [Column.event, Column("heap", unit: .bytes)]
    let input = FigureData.Input(
      name: "run", columns: columns, rowCount: 500, extents: ["heap": 0...9])
    let encoding = Encoding(x: .field("event"), y: .field("heap"))
    let layer = LayerSpec(mark: MarkSpec(.step), data: "run", encoding: encoding)
    let spec = FigureSpec(panels: [PanelSpec(layers: [layer])])
    let layout = try FigureLayout(
      spec, theme: .light, data: FigureData(inputs: [input]),
      size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    #expect(layout.demands.map(\.domain) == [0...499])
  }

  @Test func wordsStandNowhereWhereNotEvenAnEllipsisFits() {
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    func lines(_ width: Double) -> [String] {
      TextBlock("heap", font: Font(size: 10), width: width, lineLimit: 1, style: style).lines
    }
    #expect(lines(100) == ["heap"])
    #expect(lines(19) == ["he…"])
    #expect(lines(7) == ["…"])
    #expect(lines(5) == [""])
  }

  @Test func tinyPagesShowTheCurveOnly() throws {
    let scene = try makeScene(.single(), [Self.wave], size: Size(width: 20, height: 20))
    #expect(scene.texts.isEmpty)
    #expect(!scene.groups(.mark).isEmpty)
  }

  @Test func pagesWithoutRoomThrow() {
    let data = FigureData(inputs: [Self.wave.input])
    for size in [Size(width: 0, height: 5), Size(width: .nan, height: 9)] {
      #expect(throws: PlotError.self) {
        try FigureLayout(
          .single(), theme: .light, data: data, size: size,
          measurer: FixedWidthMeasurer())
      }
    }
  }

  @Test func largePagesHaveLargeText() throws {
    let small = try makeScene(.single(), [Self.wave])
    let large = try makeScene(.single(), [Self.wave], size: Size(width: 1440, height: 880))
    let sizes = [small, large].map { $0.texts.map(\.font.size).min() ?? 0 }
    #expect(abs(sizes[1] / sizes[0] - 2) < 1e-9)
    let tiny = try makeScene(.single(), [Self.wave], size: Size(width: 300, height: 200))
    #expect(tiny.texts.allSatisfy { $0.font.size >= 7.5 })
  }

  @Test func demandsDependOnTheHintOfTheHeightOfCurvesOnly() throws {
    func demands(_ high: Double) throws -> [CurveDemand] {
      var input = Self.wave.input
      input.extents["heap"] = 0...high
      return try FigureLayout(
        .single(), theme: .light, data: FigureData(inputs: [input]),
        size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer()
      ).demands
    }
    let exact = try demands(9e6)
    #expect(exact.count == 1)
    #expect(exact[0].domain == 0...499)
    for high in [0, 1, 2e3, 8.9e6, 1.2e7, 9e8, 3e11] { #expect(try demands(high) == exact) }
  }

  @Test func panelsAboveOneAnotherHaveTheSameSidesAndOneRowOfTimes() throws {
    let scene = try makeScene(.usual(), [Self.twoColumns])
    #expect(scene.clips.count == 2)
    #expect(scene.clips[0].x == scene.clips[1].x)
    #expect(scene.clips[0].width == scene.clips[1].width)
    #expect(scene.strings.filter { $0 == "5 min" }.count == 1)
  }

  @Test func placingIsQuick() throws {
    let data = FigureData(inputs: [Self.twoColumns.input])
    let clock = ContinuousClock()
    let best = try (0..<5).map { _ in
      try clock.measure {
        _ = try FigureLayout(
          .usual(), theme: .light, data: data, size: Size(width: 720, height: 440),
          measurer: FixedWidthMeasurer())
      }
    }.min()
    // A third of a millisecond without optimisation; the rest is for a machine with much to do.
    #expect(try #require(best) < .milliseconds(10))
  }
}
