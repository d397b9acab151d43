import PlotScene
import Testing

@Suite struct GeometryTests {
  private let rect = Rect(x: 10, y: 20, width: 30, height: 40)

  @Test func namesItsEdgesAndMiddle() {
    #expect((rect.minX, rect.maxX, rect.midX) == (10, 40, 25))
    #expect((rect.minY, rect.maxY, rect.midY) == (20, 60, 40))
  }

  @Test func intersectsWhereAnAreaIsShared() {
    #expect(rect.intersects(Rect(x: 39, y: 59, width: 5, height: 5)))
    // Neighbours on each side share an edge, and no area.
    for (x, y) in [(40.0, 20.0), (5, 20), (10, 60), (10, 15)] {
      #expect(!rect.intersects(Rect(x: x, y: y, width: 5, height: 5)), "\(x), \(y)")
    }
  }

  @Test func containsUpToASlack() {
    #expect(rect.contains(rect))
    #expect(!rect.contains(Rect(x: 9.5, y: 20, width: 1, height: 1)))
    #expect(rect.contains(Rect(x: 9.5, y: 20, width: 1, height: 1), slack: 0.5))
  }

  @Test func insetsNeverBelowNothing() {
    #expect(rect.inset(by: 5) == Rect(x: 15, y: 25, width: 20, height: 30))
    #expect(rect.inset(by: -5) == Rect(x: 5, y: 15, width: 40, height: 50))
    #expect(rect.inset(by: 18).width == 0)
  }

  @Test func outlinesARectangleClockwise() {
    #expect(
      Path(rect).elements == [
        .move(Point(10, 20)), .line(Point(40, 20)), .line(Point(40, 60)), .line(Point(10, 60)),
        .close,
      ])
  }

  @Test func isEmptyWithoutPoints() {
    #expect(Path(through: [], closed: true).isEmpty)
    #expect(Path().isEmpty)
    #expect(!Path(through: [Point(0, 0)]).isEmpty)
  }

  @Test func drawsACircleWithinAThousandthOfItsRadius() throws {
    let path = Path(circleAt: Point(5, 6), radius: 100)
    var from = Point(105, 6)
    for case .curve(let a, let b, let to) in path.elements {
      for step in 0...10 {
        let t = Double(step) / 10
        let weights = [
          (1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t,
        ]
        let x = zip(weights, [from.x, a.x, b.x, to.x]).map(*).reduce(-5, +)
        let y = zip(weights, [from.y, a.y, b.y, to.y]).map(*).reduce(-6, +)
        #expect(abs((x * x + y * y).squareRoot() - 100) < 0.1)
      }
      from = to
    }
    #expect(from == Point(105, 6))
  }

  @Test func anchorsTextByItsWidth() {
    func offset(_ anchor: Text.Anchor) -> Double {
      Text("a", at: Point(0, 0), anchor: anchor, font: Font(size: 8), color: .black, width: 10)
        .startOffset
    }
    #expect((offset(.start), offset(.middle), offset(.end)) == (0, -5, -10))
  }
}
