import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

/// Compares with tsdownsample from PyPI, where it is installed.
@Suite(.enabled(if: TSDownsample.isInstalled)) struct TSDownsampleTests {
  private let x: [Int64]
  private let y: [Double]
  private let source: MemorySource

  init() {
    var random = SeededGenerator(seed: 5)
    // Their bins hold equal numbers of x where x is regular, as ours do; ends of bins that fall
    // between samples leave no doubt about which bin a sample is in.
    x = (0..<6400).map { Int64($0) }
    var level = 0.0
    y = x.map { _ in
      level += random.fraction() - 0.5
      return level
    }
    source = table(time: x, load: y, blockRows: 999)
  }

  private func rows(_ options: ConfigValue) throws -> [Double] {
    try reals("event", of: try apply(DownsampleTransform.self, options, to: source))
  }

  @Test func choosesTheSameLargestTriangles() throws {
    for points in [10, 100, 999] {
      let found = try rows(
        ["method": "lttb", "y": "load", "points": .init(integerLiteral: points)])
      let theirs = try TSDownsample.rows("LTTBDownsampler", points, x, y)
      // Buckets' borders are rounded in another way, so a point may be a neighbour's.
      #expect(found.count == theirs.count)
      #expect(Set(found).intersection(theirs).count >= points * 9 / 10, "\(points) points")
    }
  }

  @Test(arguments: [("m4", "M4Downsampler", 4), ("min-max", "MinMaxDownsampler", 2)])
  func keepsTheSameExtremes(method: String, name: String, each: Int) throws {
    let found = try rows(
      ["method": "\(method)", "y": "load", "columns": 64])
    let theirs = Set(try TSDownsample.rows(name, 64 * each, x, y))
    #expect(!theirs.isEmpty)
    let both = theirs.intersection(found).count
    #expect(both >= theirs.count * 95 / 100, "\(both) of \(theirs.count)")
  }
}

/// Runs tsdownsample over two arrays.
enum TSDownsample {
  static let isInstalled =
    (try? Numpy.run("[__import__('tsdownsample') is not None]", x: [1], y: [1])) == [1]

  static func rows(_ name: String, _ count: Int, _ x: [Int64], _ y: [Double]) throws -> [Double] {
    try Numpy.run(
      "sorted(set(__import__('tsdownsample').\(name)().downsample(x, y, n_out=\(count))))",
      x: x, y: y)
  }
}
