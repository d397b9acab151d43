import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct LoessTransformTests {
  /// Vega's own loop over all points, slow and plain.
  private func twin(_ points: [(x: Double, y: Double)], _ bandwidth: Double) -> [Double] {
    let size = min(points.count, max(2, Int(bandwidth * Double(points.count))))
    var trust = points.map { _ in 1.0 }
    var fitted = trust
    for round in 0...2 {
      for (index, point) in points.enumerated() {
        // The window of so many neighbours that reaches least far.
        let starts = 0...(points.count - size)
        func reach(_ start: Int) -> Double {
          max(point.x - points[start].x, points[start + size - 1].x - point.x)
        }
        let holding = starts.filter { $0 <= index && index < $0 + size }
        let least = holding.map(reach).min() ?? 0
        let start = holding.last { reach($0) == least } ?? 0
        let near = start..<(start + size)
        let scale = reach(start) > 0 ? reach(start) : 1
        let weights = near.map { other in
          let share = abs(points[other].x - point.x) / scale
          return (1 - share * share * share) * (1 - share * share * share)
            * (1 - share * share * share) * trust[other]
        }
        let total = weights.reduce(0, +)
        guard total > 0 else {
          fitted[index] = near.reduce(0) { $0 + points[$1].y } / Double(size)
          continue
        }
        let mx = zip(near, weights).reduce(0) { $0 + points[$1.0].x * $1.1 } / total
        let my = zip(near, weights).reduce(0) { $0 + points[$1.0].y * $1.1 } / total
        let sxx = zip(near, weights).reduce(0) { sum, pair in
          sum + (points[pair.0].x - mx) * (points[pair.0].x - mx) * pair.1
        }
        let sxy = zip(near, weights).reduce(0) { sum, pair in
          sum + (points[pair.0].x - mx) * (points[pair.0].y - my) * pair.1
        }
        fitted[index] = my + (sxx / total < 1e-18 ? 0 : sxy / sxx) * (point.x - mx)
      }
      let distances = points.indices.map { abs(points[$0].y - fitted[$0]) }
      let median = quantile(distances, 0.5)
      if round == 2 || median < 1e-12 { break }
      trust = distances.map { distance in
        let share = distance / (6 * median)
        return share >= 1 ? 1e-12 : (1 - share * share) * (1 - share * share)
      }
    }
    return fitted
  }

  @Test func agreesWithAPlainLoop() {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: UInt64(seed))
      var x = 0.0
      let points = (0..<(2 + random.below(60))).map { _ in
        x += 0.1 + random.fraction()
        return (x: x, y: random.fraction() * 10 + x)
      }
      let bandwidth = 0.2 + random.fraction() * 0.8
      let fit = LocalFit(points, bandwidth: bandwidth)
      #expect(fit.xs == points.map(\.x))
      for (found, wanted) in zip(fit.ys, twin(points, bandwidth)) {
        #expect(isClose(found, wanted, within: 1e-6), "seed \(seed)")
      }
    }
  }

  @Test func goesThroughPointsOnALineAndPastAnOutlier() throws {
    var points = (0..<50).map { (x: Double($0), y: 3 * Double($0) + 1) }
    #expect(zip(LocalFit(points, bandwidth: 0.3).ys, points).allSatisfy { isClose($0, $1.y) })
    points[25].y = 1000
    let fit = LocalFit(points, bandwidth: 0.9)
    #expect(abs(fit.ys[25] - 76) < 0.1)
  }

  @Test func makesACurveOfEachGroupWithEachXOnce() throws {
    let source = MemorySource([
      (Column("x"), .integers([3, 1, 2, 2, 1, 9])),
      (Column("pod"), .names(["a", "a", "a", "a", "b", "c"])),
      (Column("y", unit: .bytes, storage: .real), .reals([3, 1, 2, 2, .nan, 1])),
    ])
    let result = try apply(
      LoessTransform.self, ["loess": "y", "on": "x", "groupby": "pod", "bandwidth": 1], to: source)
    #expect(try reals("x", of: result) == [1, 2, 3])
    #expect(try zip(reals("y", of: result), [1, 2, 3]).allSatisfy { isClose($0, $1) })
    #expect(result.info.notes.last?.count == 2)
    #expect(result.columns.last?.unit == .bytes)
    #expect(
      failure(of: LoessTransform.self, ["loess": "y", "on": "x", "bandwidth": 0], on: source) != nil
    )
    let long = table(time: (0..<60_000).map { Int64($0) })
    let error = failure(of: LoessTransform.self, ["loess": "heap", "on": "time"], on: long)
    #expect(error?.message == "a group has 60,000 rows, too many for loess")
  }
}
