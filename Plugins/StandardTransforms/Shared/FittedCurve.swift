import PlotCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A curve through points by least squares: a polynomial of x, or of its logarithm, or one whose logarithm
/// is that.
///
/// Polynomials are sums of Chebyshev's over the points' extent, which keeps the equations well apart.
struct FittedCurve {
  private let weights: [Double]
  private let extent: ClosedRange<Double>
  private let isOfLogarithm: Bool
  private let isExponential: Bool

  /// Fits points that are no gaps; nil where they have too few different x.
  ///
  /// Of a method with logarithms x, y or both must be above 0. An exponential curve weighs points by their
  /// y, as Vega does, so that a large distance at large y counts as much as it looks.
  init?(_ xs: [Double], _ ys: [Double], _ method: RegressionOptions.Method, order: Int) {
    isOfLogarithm = method.needsPositiveX
    isExponential = method.needsPositiveY
    let us = isOfLogarithm ? xs.map { log($0) } : xs
    let vs = isExponential ? ys.map { log($0) } : ys
    guard let low = us.min(), let high = us.max(), Set(us).count > order else { return nil }
    extent = low...high
    // The first equations: the sums of products of two basis functions, and of one with the values.
    let size = order + 1
    var matrix = Array(repeating: Array(repeating: 0.0, count: size + 1), count: size)
    for (index, u) in us.enumerated() {
      let basis = Self.basis(u, in: low...high, count: size)
      let weight = method == .exp ? ys[index] : 1
      for row in 0..<size {
        for column in 0..<size { matrix[row][column] += weight * basis[row] * basis[column] }
        matrix[row][size] += weight * basis[row] * vs[index]
      }
    }
    guard let solved = Self.solved(matrix) else { return nil }
    weights = solved
  }

  /// The value of the curve at an x.
  func value(at x: Double) -> Double {
    let basis = Self.basis(isOfLogarithm ? log(x) : x, in: extent, count: weights.count)
    let sum = zip(weights, basis).reduce(0) { $0 + $1.0 * $1.1 }
    return isExponential ? exp(sum) : sum
  }

  /// Chebyshev's polynomials of a place in an extent, which is their -1...1.
  private static func basis(_ u: Double, in extent: ClosedRange<Double>, count: Int) -> [Double] {
    let half = (extent.upperBound - extent.lowerBound) / 2
    let t = half > 0 ? (u - extent.lowerBound) / half - 1 : 0
    var basis = [1.0, t]
    while basis.count < count {
      basis.append(2 * t * basis[basis.count - 1] - basis[basis.count - 2])
    }
    return Array(basis.prefix(count))
  }

  /// Solves equations by Gauss' elimination with the largest pivot; nil where they are not independent.
  private static func solved(_ equations: [[Double]]) -> [Double]? {
    var rows = equations
    let size = rows.count
    for column in 0..<size {
      let pivot = (column..<size).max { rows[$0][column].magnitude < rows[$1][column].magnitude }
      guard let pivot, rows[pivot][column].magnitude > 0 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<size where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in column...size { rows[row][place] -= factor * rows[column][place] }
      }
    }
    let result = rows.indices.map { rows[$0][size] / rows[$0][$0] }
    return result.allSatisfy(\.isFinite) ? result : nil
  }
}
