import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// Scatter plots of many samples: where more lie, more is seen.
@Suite struct ScatterTests {
  private static let frame = Rect(x: 0, y: 0, width: 100, height: 50)
  private static let unit = Scale(.linear, lowest: 0, highest: 1)

  private func shades(_ samples: [(Double, Double)], radius: Double = 1) -> [SampleCells.Shade] {
    let curve = Curve(
      samples: samples.enumerated().map { Curve.Sample(row: $0, x: $1.0, y: $1.1) },
      rowCount: samples.count)
    return SampleCells(curve, x: Self.unit, y: Self.unit, frame: Self.frame)
      .shades(radius: radius, palest: 0.25, flippedX: false, flippedY: false)
  }

  /// How strong a place is when all shades are laid over each other.
  private func opacity(_ shades: [SampleCells.Shade], at point: Point) -> Double {
    1
      - shades.reduce(1) { rest, shade in
        shade.area.rects.contains { $0.holds(point) } ? rest * (1 - shade.opacity) : rest
      }
  }

  private func spot(_ x: Double, _ y: Double) -> Point { Point(x * 100, 50 - y * 50) }

  @Test func aLoneSampleIsSeenBesideAnyCrowd() {
    for crowd in [1, 2, 10, 1000, 100_000] {
      let shades = shades([(0.1, 0.5)] + Array(repeating: (0.7, 0.5), count: crowd))
      #expect(opacity(shades, at: spot(0.1, 0.5)) >= 0.2499, "\(crowd)")
      #expect(opacity(shades, at: spot(0.7, 0.5)) > 0.99, "\(crowd)")
      #expect(opacity(shades, at: spot(0.4, 0.5)) == 0)
    }
  }

  @Test func moreSamplesAreNeverPaler() {
    let places = (0..<9).map { (0.1 + Double($0) * 0.1, 0.5) }
    let samples = places.enumerated().flatMap { Array(repeating: $1, count: 1 << ($0 * 2)) }
    let shades = shades(samples)
    let strengths = places.map { opacity(shades, at: spot($0.0, $0.1)) }
    #expect(strengths == strengths.sorted())
    #expect(Set(strengths.map { Int($0 * 100) }).count >= 5)
    #expect(shades.count <= 6)
  }

  @Test func samplesThatAllLieApartAreFull() {
    let shades = shades((0..<20).map { (Double($0) / 20 + 0.02, 0.5) })
    #expect(shades.count == 1 && shades[0].opacity == 1)
  }

  @Test func dotsAreRoundAndAsWideAsTheirRadius() throws {
    for radius in [0.5, 1.6, 3, 6] {
      let rects = try #require(shades([(0.5, 0.5)], radius: radius).first).area.rects
      let width = (rects.map(\.maxX).max() ?? 0) - (rects.map(\.minX).min() ?? 0)
      let height = (rects.map(\.maxY).max() ?? 0) - (rects.map(\.minY).min() ?? 0)
      #expect(abs(width - 2 * radius) <= 1 && abs(height - 2 * radius) <= 1)
      let area = rects.reduce(0) { $0 + $1.width * $1.height }
      #expect(area <= width * height && area > 0.5 * width * height)
    }
  }

  @Test func countedCellsGiveTheSameDrawing() throws {
    for seed in UInt64(1)...20 {
      var random = SeededGenerator(seed: seed)
      let samples = (0..<7000).map { _ in
        (random.fraction() * random.fraction(), random.fraction())
      }
      let whole = Curve(
        samples: samples.enumerated().map { Curve.Sample(row: $0, x: $1.0, y: $1.1) },
        rowCount: samples.count)
      var cells: [Int: Int] = [:]
      for (x, y) in samples { cells[Int(y * 100) * 200 + Int(x * 200), default: 0] += 1 }
      let counted = Curve(
        samples: cells.keys.sorted().map {
          Curve.Sample(row: 0, x: (Double($0 % 200) + 0.5) / 200, y: (Double($0 / 200) + 0.5) / 100)
        }, counts: cells.keys.sorted().map { cells[$0] ?? 0 }, rowCount: samples.count)
      func shades(_ curve: Curve) -> [SampleCells.Shade] {
        SampleCells(curve, x: Self.unit, y: Self.unit, frame: Self.frame)
          .shades(radius: 1.6, palest: 0.25, flippedX: seed % 2 == 0, flippedY: seed % 3 == 0)
      }
      #expect(shades(whole) == shades(counted))
    }
  }

  @Test func reversedAxesTurnThePicture() {
    let samples = [(0.1, 0.2), (0.7, 0.9)]
    let curve = Curve(
      samples: samples.enumerated().map { Curve.Sample(row: $0, x: $1.0, y: $1.1) }, rowCount: 2)
    let cells = SampleCells(curve, x: Self.unit, y: Self.unit, frame: Self.frame)
    let turned = cells.shades(radius: 1, palest: 0.25, flippedX: true, flippedY: true)
    #expect(opacity(turned, at: spot(0.9, 0.8)) == 1 && opacity(turned, at: spot(0.3, 0.1)) == 1)
  }

  @Test func aPageOfNoiseStaysSmall() throws {
    var random = SeededGenerator(seed: 5)
    let values = (0..<100_000).map { _ in random.fraction() * 1e6 }
    let spec = FigureSpec.single(MarkSpec(.point), extremum: false)
    let scene = try makeScene(spec, [.curve(values)])
    #expect(scene.svgSize < 900_000)
  }

  @Test(arguments: [
    // Far from zero, further than from each other: no zero.
    ([100.0, 101, 102], MarkSpec.Kind.point, false), ([1e9, 1.5e9], .point, false),
    ([-100, -101], .point, false), ([60, 100], .point, false), ([5, 5.5, 9], .point, false),
    // Near it, around it, or none to tell apart.
    ([40, 100], .point, true), ([0, 100], .point, true), ([-5, 100], .point, true),
    ([7, 7, 7], .point, true), ([-100, -20], .point, true),
    // Amounts begin at zero.
    ([100, 101, 102], .step, true), ([100, 101, 102], .line, true), ([100, 101], .area, true),
    ([100, 101, 102], .bar, true),
  ])
  func dotsFarFromZeroNeedNone(values: [Double], mark: MarkSpec.Kind, hasZero: Bool) throws {
    let times = values.indices.map { Double($0) + 1000 }
    let scene = try makeScene(
      .single(MarkSpec(mark), extremum: false), [.curve(values, x: times)])
    #expect(scene.strings.contains("0") == hasZero, "\(scene.strings)")
  }

  /// No curve leads along dots: the axes say what they are, and no name stands at the last one.
  @Test func axesOfDotsAreNamedByTheirColumns() throws {
    let input = TestInput.curve([100, 101], x: [1000, 1001])
    let scene = try makeScene(.single(MarkSpec(.point), extremum: false), [input])
    #expect(scene.strings.filter { $0 == "heap" }.count == 1)
    #expect(scene.strings.contains("time"))
    let line = try makeScene(.single(MarkSpec(.step), extremum: false), [input])
    #expect(!line.strings.contains("time"))
  }

  @Test func aLoneDotStandsOutFromItsGround() {
    for theme in [Theme.light, .dark, .print] {
      for color in theme.palette {
        let shade = color.withAlpha(SampleCells.palest(color, on: theme.ground))
        #expect(shade.flattened(over: theme.ground).contrast(with: theme.ground) >= 2.5)
      }
    }
  }

  /// Not crosses, whatever the size of cells.
  @Test func dotsOfFewCellsAreRound() throws {
    for radius in [1.1, 1.25, 2.2] {
      let rects = try #require(shades([(0.5, 0.5)], radius: radius).first).area.rects
      let top = try #require(rects.min { $0.minY < $1.minY })
      let widest = rects.map(\.width).max() ?? 0
      #expect(top.width >= widest * 0.4, "\(radius)")
    }
  }

  @Test func aConfigsWordOnZeroHolds() throws {
    for zero in [true, false] {
      let axis = AxisSpec("y", channel: .y, scale: ScaleSpec(zero: zero))
      let scene = try makeScene(
        .single(MarkSpec(.point), axes: [axis], extremum: false),
        [.curve([100, 101], x: [1000, 1001])])
      #expect(scene.strings.contains("0") == zero)
    }
  }
}

extension Path {
  /// The rectangles that it is made of.
  fileprivate var rects: [Rect] {
    stride(from: 0, to: elements.count, by: 5).compactMap { start in
      guard case .move(let a) = elements[start], case .line(let b) = elements[start + 2] else {
        return nil
      }
      return Rect(
        x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y))
    }
  }
}

extension Rect {
  fileprivate func holds(_ point: Point) -> Bool {
    point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
  }
}
