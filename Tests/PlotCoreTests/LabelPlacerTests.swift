import PlotCore
import PlotScene
import Testing

@testable import PlotCore

@Suite struct LabelPlacerTests {
  private let size = Size(width: 20, height: 9)
  /// A dot at the foot of a panel that is as wide as the label: places are above each other.
  private let dot = Point(10, 108)

  private func placed(aside curve: Rect?) throws -> Rect {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 20, height: 110), spacing: 4)
    if let curve { placer.curves = [curve] }
    let box = placer.place(size, near: dot, radius: 2)
    return try #require(box)
  }

  @Test func standsRightAboveTheDotWhereThatIsFree() throws {
    #expect(try placed(aside: nil) == Rect(x: 0, y: 96, width: 20, height: 9))
  }

  /// A hair of a curve hides less than a point of area, and still costs 40 points.
  @Test func goesFarAwayBeforeItHidesAnythingOfACurve() throws {
    let free = try placed(aside: Rect(x: 10, y: 81, width: 0.1, height: 24))
    #expect(free == Rect(x: 0, y: 71, width: 20, height: 9))
  }

  @Test func hidesALittleBeforeItGoesTooFar() throws {
    let covering = try placed(aside: Rect(x: 10, y: 67, width: 0.1, height: 38))
    #expect(covering == Rect(x: 0, y: 96, width: 20, height: 9))
  }

  @Test func keepsOtherLabelsAwayOnBothSides() {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 100, height: 50), spacing: 4)
    placer.take(Rect(x: 40, y: 20, width: 20, height: 9))
    #expect(placer.taken == [Rect(x: 36, y: 20, width: 28, height: 9)])
  }

  @Test func coversNoOtherLabel() throws {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 20, height: 110), spacing: 4)
    let first = placer.place(size, near: dot, radius: 2)
    let second = placer.place(size, near: dot, radius: 2)
    let third = placer.place(size, near: dot, radius: 2, costingAtMost: LabelPlacer.fairCost)
    #expect(try !#require(first).intersects(#require(second)))
    #expect(third == nil)
  }

  /// A label beyond a curve would be taken for that curve's.
  @Test func standsOnItsSideOfACurveCloseAbove() throws {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 200, height: 100), spacing: 4)
    placer.curves = [Rect(x: 60, y: 41, width: 140, height: 2)]
    let found = placer.place(
      size, near: Point(100, 50), radius: 2, on: .above, costingAtMost: LabelPlacer.freeCost)
    let box = try #require(found)
    #expect(box.minY >= 43, "\(box)")
  }

  /// So would a curve's name.
  @Test func aNameStandsBeyondNoOtherCurve() throws {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 200, height: 100), spacing: 4)
    placer.curves = [Rect(x: 60, y: 44, width: 140, height: 1)]
    let found = placer.place(
      size, near: Point(100, 50), radius: 3, beyondNothing: true,
      costingAtMost: LabelPlacer.fairCost)
    #expect(try #require(found).minY >= 45)
  }

  /// A label above stays above, or beside, whatever is there; so does one below.
  @Test(arguments: [LabelPlacer.Side.above, .below])
  func staysOnItsSide(_ side: LabelPlacer.Side) throws {
    for place in 0..<40 {
      var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 100, height: 100), spacing: 4)
      let dot = Point(50, 50)
      placer.curves = [Rect(x: Double(place), y: Double(place * 7 % 90), width: 60, height: 12)]
      let found = placer.place(size, near: dot, radius: 2, on: side)
      let box = try #require(found)
      #expect(side == .above ? box.midY <= dot.y + 0.01 : box.midY >= dot.y - 0.01)
    }
  }

  @Test func ofGivenPlacesTheFirstFreeOneIsTaken() {
    var placer = LabelPlacer(bounds: Rect(x: 0, y: 0, width: 100, height: 50), spacing: 4)
    placer.curves = [Rect(x: 0, y: 0, width: 30, height: 20)]
    let boxes = [
      Rect(x: 90, y: 0, width: 20, height: 9), Rect(x: 5, y: 5, width: 20, height: 9),
      Rect(x: 40, y: 5, width: 20, height: 9), Rect(x: 70, y: 5, width: 20, height: 9),
    ]
    var placed: [Rect?] = []
    for _ in 0..<4 { placed.append(placer.place(among: boxes)) }
    // Where nothing is free any more, what hides least; but never other words.
    #expect(placed == [boxes[2], boxes[3], boxes[1], nil])
  }
}
