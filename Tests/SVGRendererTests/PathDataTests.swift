import PlotScene
import PlotTesting
import Testing

@testable import SVGRenderer

@Suite struct PathDataTests {
  private func data(_ points: [(Double, Double)], closed: Bool = false, places: Int = 2) -> String {
    let path = Path(through: points.map { Point($0.0, $0.1) }, closed: closed)
    return PathData.text(of: path, on: Grid(places: places))
  }

  @Test func writesStraightLinesWithOneNumber() {
    #expect(data([(1, 2), (5, 2), (5, 9), (6, 10)]) == "m1 2h4v7l1 1")
  }

  @Test func leavesOutLettersAndSeparators() {
    #expect(data([(0, 0), (1, -1), (1.5, -0.5), (2, 0.25)]) == "m0 0 1-1 .5.5.5.75")
    #expect(data([(0.5, 0.5), (1, 1)]) == "m.5.5.5.5")
  }

  @Test func joinsRunsInOneDirectionOnly() {
    #expect(data([(0, 0), (1, 0), (3, 0), (2, 0), (2, 4)]) == "m0 0h3-1v4")
  }

  @Test func closesAndGoesOnFromTheStart() {
    var path = Path(Rect(x: 1, y: 1, width: 2, height: 3))
    path.elements += Path(Rect(x: 4, y: 1, width: 2, height: 3)).elements
    #expect(
      PathData.text(of: path, on: Grid(places: 2)) == "m1 1h2v3h-2zm3 0h2v3h-2z")
  }

  @Test func writesCurvesRelativeToTheirStart() {
    let path = Path(circleAt: Point(10, 10), radius: 1)
    let text = PathData.text(of: path, on: Grid(places: 2))
    #expect(text.hasPrefix("m11 10c0 .55"))
    #expect(text.components(separatedByLetter: "c") == 2)
  }

  @Test func doesNotDrift() {
    let points = (0...3000).map { (Double($0) / 3, Double($0) / 7) }
    let (x, y) = end(of: data(points))
    #expect(abs(x - 1000) < 0.006 && abs(y - 3000.0 / 7) < 0.006)
  }

  @Test func keepsADotForRoundCaps() {
    #expect(data([(3, 4), (3, 4)]) == "m3 4h0")
    #expect(data([(3, 4)]) == "")
    #expect(data([(3, 4), (3, 4), (4, 4)]) == "m3 4h1")
  }

  @Test func leavesOutPlacesThatAreNone() {
    #expect(data([(.nan, 1), (2, 2), (3, 3)]) == "m2 2 1 1")
    #expect(data([(1, 1), (2, .nan), (3, 1)]) == "m1 1h2")
    #expect(data([(0, 0), (.infinity, 0)]) == "m0 0h1000000")
  }

  @Test func writesNumbersInTheFewestCharacters() {
    let grid = Grid(places: 2)
    #expect(grid.text(0.5) == ".5")
    #expect(grid.text(-0.05) == "-.05")
    #expect(grid.text(-0.001) == "0")
    #expect(grid.text(12.0) == "12")
    #expect(grid.text(100.1) == "100.1")
    #expect(Grid(places: 0).text(100.6) == "101")
  }

  /// Adds up the numbers of a path of one move and lines, the way a viewer does.
  private func end(of text: String) -> (x: Double, y: Double) {
    var numbers: [Double] = []
    var word = ""
    func finish() {
      if let number = Double(word.hasPrefix(".") ? "0" + word : word) { numbers.append(number) }
      word = ""
    }
    for character in text {
      if character.isNumber {
        word.append(character)
      } else if character == "." && !word.contains(".") {
        word.append(character)
      } else {
        finish()
        word = character == "." || character == "-" ? String(character) : ""
      }
    }
    finish()
    let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    return pairs.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
  }
}

extension String {
  fileprivate func components(separatedByLetter letter: Character) -> Int {
    split(separator: letter, omittingEmptySubsequences: false).count
  }
}
