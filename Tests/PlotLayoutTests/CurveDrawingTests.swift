import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct CurveDrawingTests {
  /// A plain reduction, written without the layout's own.
  static func reduced(_ curve: Curve, _ demand: CurveDemand) -> Curve {
    let count = Int((demand.width * 2).rounded())
    let (low, high) = (demand.domain.lowerBound, demand.domain.upperBound)
    var columns = Array(repeating: [Curve.Sample](), count: count)
    for sample in curve.samples {
      var column = count - 1
      while column > 0, sample.x < low + (high - low) * (Double(column) / Double(count)) {
        column -= 1
      }
      columns[column].append(sample)
    }
    var kept: [Curve.Sample] = []
    for column in columns {
      let values = column.filter { !$0.y.isNaN }
      let gaps = column.filter { $0.y.isNaN }
      var wanted = [values.first, values.last, gaps.first, gaps.last].compactMap { $0?.row }
      if let least = values.map(\.y).min(), let most = values.map(\.y).max() {
        wanted += [values.first { $0.y == least }, values.first { $0.y == most }]
          .compactMap { $0?.row }
      }
      kept += column.filter { wanted.contains($0.row) }
    }
    return Curve(
      samples: kept, density: columns.map { $0.filter { !$0.y.isNaN }.count },
      means: columns.map { column in
        let values = column.map(\.y).filter { !$0.isNaN }
        return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
      }, heldMeans: held(curve, demand.scale, count), rowCount: curve.rowCount)
  }

  /// The means over x of all samples, each held until the next one.
  static func held(_ curve: Curve, _ scale: Scale, _ count: Int) -> [Double] {
    var means = HeldMeans(
      edges: (0...count).map { scale.value(atShare: Double($0) / Double(count)) })
    for (sample, next) in zip(curve.samples, curve.samples.dropFirst()) {
      means.hold(sample.y, from: sample.x, to: next.x)
    }
    return means.means
  }

  static func series(_ kind: Int, count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    var level = 5e6
    return (0..<count).map { index in
      level += (random.fraction() - 0.49) * 1e5
      switch kind {
      case 0: return level
      case 1: return index % 2 == 0 ? 1e6 : 8e6
      case 2: return random.below(40) == 0 ? .nan : level
      case 3: return index == count / 2 ? 1e9 : 1e6
      default: return (index / 700) % 2 == 0 ? level : 3e6
      }
    }
  }

  @Test(arguments: [MarkSpec.Kind.step, .line, .area, .bar], 0..<5)
  func reducedCurvesGiveTheSameScene(mark: MarkSpec.Kind, kind: Int) throws {
    for count in [1, 2, 3, 900, 5003] {
      let values = Self.series(kind, count: count, seed: UInt64(count))
      var random = SeededGenerator(seed: 3)
      var time = 0.0
      let times = values.map { _ in
        time += random.below(30) == 0 ? 25 : random.fraction()
        return time
      }
      let input = TestInput.curve(values, x: times)
      let spec = FigureSpec.single(MarkSpec(mark, fill: MarkSpec.themeFill))
      let whole = try makeScene(spec, [input])
      let reduced = try makeScene(spec, [input], reduce: Self.reduced)
      #expect(whole == reduced, "\(count) samples")
    }
  }

  @Test func realCaptureReducedGivesTheSameScene() throws {
    let input = TestInput.gitLog()
    try #require(GitLog.records.count == 61_702)
    let whole = try makeScene(.usual(), [input])
    let reduced = try makeScene(.usual(), [input]) { curve, demand in
      let columns = PixelColumns(
        curve, scale: demand.scale, width: demand.width, limit: .max / 2, edges: .held)
      var density = Array(repeating: 0, count: Int((demand.width * 2).rounded()))
      var means = Array(repeating: Double.nan, count: density.count)
      for column in columns.columns {
        (density[column.index], means[column.index]) = (column.rowCount, column.mean)
      }
      return Curve(
        samples: columns.samples, density: density, means: means,
        heldMeans: Self.held(curve, demand.scale, density.count), rowCount: curve.rowCount)
    }
    #expect(whole == reduced)
    #expect(whole.svgSize < 200_000)
  }

  @Test func theTallestSpikeIsDrawnToItsTip() throws {
    let values = Self.series(3, count: 20_000, seed: 1)
    let spec = FigureSpec.single(
      MarkSpec(.step),
      axes: [
        AxisSpec("y", channel: .y, scale: ScaleSpec(lowest: 0, highest: 1e9))
      ], extremum: false)
    let scene = try makeScene(spec, [.curve(values)])
    let top = scene.groups(.mark).flatMap { Scene(size: scene.size, items: $0.items).points }
      .map(\.y).min()
    let clip = try #require(scene.clips.first)
    // The clip reaches a little beyond the panel, whose top is the spike's place.
    #expect(try #require(top) < clip.minY + 3)
  }

  @Test(arguments: [100, 4000, 20_000], [1, 2, 8])
  func anyCurveIsSmallInTextFormats(count: Int, curves: Int) throws {
    let inputs = (0..<curves).map { index in
      TestInput.curve(Self.series(1, count: count, seed: 1), named: "input \(index)")
    }
    for size in [Size(width: 720, height: 440), Size(width: 4000, height: 3000)] {
      for mark in [MarkSpec.Kind.step, .line, .area, .bar, .point] {
        let spec = FigureSpec.single(
          MarkSpec(mark, fill: -1), extremum: false, inputs: inputs.map(\.name))
        // Cells are rectangles, whose four corners SVG writes in the room of one.
        let most = (mark == .point ? 800_000 : 140_000) * (1 + curves)
        #expect(try makeScene(spec, inputs, size: size).svgSize < most, "\(mark) \(size)")
      }
    }
  }

  @Test func gapsAreLeftOpen() throws {
    let input = TestInput.curve([1e6, 2e6, .nan, .nan, 3e6, 4e6, 1e6])
    let scene = try makeScene(.single(extremum: false), [input])
    let clip = try #require(scene.clips.first)
    let points = scene.groups(.mark).flatMap { Scene(size: scene.size, items: $0.items).points }
    // The value before the gap holds up to it; nothing is drawn in its middle.
    let middle = clip.minX + clip.width * 3 / 6
    #expect(!points.contains { abs($0.x - middle) < clip.width / 14 })
  }

  @Test func oneSampleIsADot() throws {
    let scene = try makeScene(.single(extremum: false), [.curve([5e6])])
    let group = try #require(scene.groups(.mark).first)
    #expect(group.label == "heap, step curve")
    #expect(group.items.count == 1)
    guard case .fill = group.items[0] else { return #expect(Bool(false), "a dot is filled") }
  }

  @Test(
    arguments: [
      [], [.nan, .nan], [0, 0, 0], [7, 7, 7], [-5e6, 3e6], [1e19, 0], [-1e19, 1e19],
      [1e-12, 3e-12],
      [1.7e308, -1.7e308],
    ] as [[Double]])
  func strangeValuesAreDrawn(values: [Double]) throws {
    for kind in ScaleSpec.Kind.allCases {
      for mark in [MarkSpec.Kind.step, .line, .area, .bar, .point] {
        for unit in [PlotCore.Unit.bytes, .none, .seconds] {
          let still = [Double](repeating: 0, count: values.count)
          for times in [values.indices.map { Double($0) }, still] {
            let axes = [AxisSpec("y", channel: .y, scale: ScaleSpec(kind))]
            let scene = try makeScene(
              .single(MarkSpec(mark, fill: -1), axes: axes), [.curve(values, x: times, unit: unit)])
            #expect(scene.points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
            #expect(scene.points.allSatisfy { abs($0.x) < 1e5 && abs($0.y) < 1e5 })
          }
        }
      }
    }
  }

  @Test func emptyPanelsSayThatTheyAre() throws {
    #expect(try makeScene(.single(), [.curve([])]).strings.contains("no samples"))
    #expect(try !makeScene(.single(), [.curve([1])]).strings.contains("no samples"))
  }

  @Test func theAreaKeepsToAValueHeldAfterADenseRun() {
    var samples = (0..<2000).map {
      Curve.Sample(row: $0, x: Double($0) / 100, y: $0 % 2 == 0 ? 50 : 80)
    }
    samples += [Curve.Sample(row: 2000, x: 20, y: 10), Curve.Sample(row: 2001, x: 90, y: 60)]
    samples += (2002..<4000).map {
      Curve.Sample(row: $0, x: 90 + Double($0 - 2002) / 200, y: 60)
    }
    let curve = Curve(samples: samples, rowCount: samples.count)
    let columns = PixelColumns(
      curve, scale: Scale(.linear, lowest: 0, highest: 100), width: 100, limit: 1000, edges: .held)
    let shape = CurveShape(
      columns, isStep: true, isFilled: true, width: 1, denseWidth: 0.6, baseline: 100,
      place: { Point($0.x, 100 - $0.y) }, edge: { columns.border($0) })
    // At x = 50 the value 10 is held: the rim stands at 90 and nowhere else.
    let points = Scene(size: Size(width: 1, height: 1), items: [.fill(shape.area, .black)]).points
    let rims = zip(points, points.dropFirst()).filter { $0.x < 50 && $1.x > 50 }
    #expect(rims.map { $0.0.y } == [90])
    #expect(rims.map { $0.1.y } == [90])
  }

  private static func shape(_ samples: [(x: Double, y: Double)]) -> CurveShape {
    let curve = Curve(
      samples: samples.enumerated().map {
        Curve.Sample(row: $0.offset, x: $0.element.x, y: $0.element.y)
      }, rowCount: samples.count)
    let columns = PixelColumns(
      curve, scale: Scale(.linear, lowest: 0, highest: 100), width: 50, limit: 1000, edges: .held)
    return CurveShape(
      columns, isStep: true, isFilled: false, width: 1, denseWidth: 0.6, baseline: 100,
      place: { Point($0.x, 100 - $0.y) }, edge: { columns.border($0) })
  }

  /// The last value of a step curve has no length where nothing tells how long it held.
  @Test func aLastStepWithoutLengthIsADot() {
    #expect(Self.shape([(0, 1), (50, 2), (90, 60)]).bareEnd == Point(90, 40))
    #expect(Self.shape([(0, 1), (50, 2), (90, 2)]).bareEnd == nil)
    #expect(Self.shape([(0, 1), (50, 2), (50.5, 60)]).bareEnd == nil)
  }

  @Test func columnsOfThreeRowsAreDenseAndOfTwoAStroke() {
    func shape(_ rows: Int) -> CurveShape {
      Self.shape(
        (0..<100 * rows).map { ((Double($0) + 0.5) / Double(rows), $0 % 2 == 0 ? 20 : 70) })
    }
    #expect(shape(2).spans.isEmpty && !shape(2).line.isEmpty)
    #expect(!shape(3).spans.isEmpty && shape(3).line.isEmpty)
  }

  @Test func aValueHeldForLessThanADotIsADot() {
    func dots(heldFor length: Double) -> [Point] {
      Self.shape([(0, .nan), (10, 30), (10 + length, .nan), (50, 20), (90, 40)]).dots
    }
    #expect(dots(heldFor: 2) == [Point(10, 70)])
    #expect(dots(heldFor: 4) == [])
  }

  @Test func aColumnBeginsAtItsBorder() {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<300 {
      let low = random.below(2) == 0 ? 0 : random.fraction() * 10
      let domain = low...(low + random.fraction() * 7 + 0.001)
      let scale = Scale(
        [.linear, .log, .symlog][random.below(3)], lowest: domain.lowerBound,
        highest: domain.upperBound)
      guard scale.kind != .log || scale.lowest > 0 else { continue }
      let count = 2 + random.below(2000)
      for column in 1..<count {
        let border = scale.value(atShare: Double(column) / Double(count))
        let places = [border.nextDown, border].map {
          PixelColumns.index(of: $0, on: scale, count: count)
        }
        if places != [column - 1, column] {
          Issue.record("\(border) of \(domain) in \(count): \(places)")
        }
      }
    }
  }

  @Test func negativeAmountsHaveALineAtZero() throws {
    let scene = try makeScene(.single(), [.curve([-5e6, 3e6, -1e6])])
    #expect(scene.strings.contains("0"))
    #expect(scene.strings.contains("−4 MiB"))
  }

  @Test func stackedAreasAddUp() throws {
    let one = Curve(
      samples: [.init(row: 0, x: 0, y: 1), .init(row: 2, x: 2, y: 5)], rowCount: 3)
    let two = Curve(
      samples: [.init(row: 0, x: 0, y: 10), .init(row: 1, x: 1, y: 20)], rowCount: 3)
    let sums = StackedCurves.sums([one, two])
    #expect(sums[0].samples.map(\.y) == [1, 1, 5])
    #expect(sums[1].samples.map(\.y) == [11, 21, 25])
  }
}
