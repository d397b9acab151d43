import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import CairoCanvas

/// Pages in solid colours look as those in translucent ones do.
@Suite struct SolidPageTests {
  private static let size = Size(width: 60, height: 60)
  private static let blue = Color(red: 11, green: 107, blue: 181)

  private func square(_ x: Double, _ y: Double, _ side: Double) -> Path {
    Path(Rect(x: x, y: y, width: side, height: side))
  }

  private func pixels(_ items: [Primitive], solid: Bool, scale: Double = 1) throws -> [UInt32] {
    let scene = Scene(size: Self.size, background: .white, items: items)
    let image = try ImageSurface(
      width: Int(Self.size.width * scale), height: Int(Self.size.height * scale), hasAlpha: true)
    try image.withSurface { surface throws(PlotError) in
      try CairoCanvas(surface: surface, scale: scale, flattensAlpha: solid).draw(scene)
    }
    return (0..<image.height).flatMap { Array(image.row($0)) }
  }

  /// How many pixels differ by more than rounding.
  private func difference(_ items: [Primitive]) throws -> Int {
    let (wanted, found) = (try pixels(items, solid: false), try pixels(items, solid: true))
    func part(_ pixel: UInt32, _ shift: UInt32) -> Int { Int(pixel >> shift & 255) }
    return zip(wanted, found).count { a, b in
      [0, 8, 16].contains { (shift: UInt32) in abs(part(a, shift) - part(b, shift)) > 2 }
    }
  }

  private func line(_ y: Double, _ color: Color, width: Double = 2) -> Primitive {
    .stroke(
      Path(through: [Point(0, y), Point(60, y)]), color, StrokeStyle(width: width))
  }

  private var cases: [(name: String, items: [Primitive])] {
    let (blue, black) = (Self.blue, Color.black)
    let tint = blue.withAlpha(0.3)
    return [
      ("on the ground", [.fill(square(10, 10, 30), tint)]),
      ("over a line", [line(20, black), .fill(square(10, 10, 30), tint)]),
      ("over an area", [.fill(square(0, 0, 25), red), .fill(square(10, 10, 30), tint)]),
      ("under a line", [.fill(square(10, 10, 30), tint), line(20, black)]),
      (
        "two over each other",
        [.fill(square(5, 5, 30), tint), .fill(square(20, 20, 30), red.withAlpha(0.4))]
      ),
      (
        "three over a grid",
        (0..<6).map { line(Double($0) * 10 + 1, black.withAlpha(1), width: 2) }
          + [
            .fill(square(0, 0, 40), tint), .fill(square(10, 10, 40), red.withAlpha(0.4)),
            .fill(square(20, 20, 40), black.withAlpha(0.1)),
          ]
      ),
      (
        "nested",
        (0..<6).map { .fill(square(Double($0) * 4, Double($0) * 4, 60 - Double($0) * 8), tint) }
      ),
      ("a line over an area", [.fill(square(10, 10, 30), red), line(20, tint, width: 4)]),
      (
        "clipped",
        [
          line(20, black),
          .group(
            Group(
              clip: Rect(x: 10, y: 0, width: 20, height: 40),
              items: [.fill(square(0, 10, 60), tint), line(30, red)])),
          .fill(square(0, 25, 60), tint),
        ]
      ),
      (
        "hidden things",
        [line(20, black), .fill(square(0, 0, 60), red), .fill(square(0, 0, 60), tint)]
      ),
      ("beside each other", [.fill(square(0, 0, 30), tint), .fill(square(30, 0, 30), tint)]),
      ("a hole", [line(20, black), .fill(square(10, 10, 30), tint.withAlpha(0))]),
    ]
  }

  @Test func looksAsTranslucentColoursDo() throws {
    for (name, items) in cases {
      #expect(try difference(items) == 0, "\(name)")
      // Nothing in them is translucent by then.
      let page = try SolidPage(Scene(size: Self.size, items: items), ground: .white)
      for layer in page.layers {
        if case .fill(_, let color) = layer.item { #expect(color.alpha == 1 || color.alpha == 0) }
        if case .stroke(_, let color, _) = layer.item { #expect(color.alpha == 1) }
      }
    }
  }

  @Test func anyRectanglesLookAsTranslucentOnesDo() throws {
    for seed in UInt64(1)...60 {
      var random = SeededGenerator(seed: seed)
      let items = (0..<6).map { _ -> Primitive in
        let color = Color(
          red: UInt8(random.below(256)), green: UInt8(random.below(256)),
          blue: UInt8(random.below(256)), alpha: random.below(3) == 0 ? 1 : random.fraction())
        return .fill(
          Path(
            Rect(
              x: Double(random.below(40)), y: Double(random.below(40)),
              width: Double(1 + random.below(40)), height: Double(1 + random.below(40)))), color)
      }
      #expect(try difference(items) == 0, "seed \(seed)")
    }
  }

  @Test func thePageGrowsWithWhatIsSeenAndNotWithWhatCouldBe() throws {
    // 40 areas side by side under one: none shows through another.
    let side = (0..<40).map { number in
      Primitive.fill(
        Path(Rect(x: Double(number), y: 0, width: 1, height: 60)), Self.blue.withAlpha(0.5))
    }
    #expect(try SolidPage(Scene(size: Self.size, items: side), ground: .white).layers.count == 40)
    let nested = (0..<20).map { number in
      Primitive.fill(
        square(Double(number), Double(number), 60 - 2 * Double(number)), Self.blue.withAlpha(0.1))
    }
    let layers = try SolidPage(Scene(size: Self.size, items: nested), ground: .white).layers.count
    #expect(layers < 20 * 3)
  }

  @Test func aPageWithoutTranslucentColoursIsLeftAlone() {
    #expect(!SolidPage.isNeeded(for: [line(1, .black), .group(Group(items: [line(2, red)]))]))
    #expect(!SolidPage.isNeeded(for: [.fill(square(0, 0, 1), red.withAlpha(0))]))
    #expect(SolidPage.isNeeded(for: [.group(Group(items: [line(2, red.withAlpha(0.5))]))]))
  }
}
