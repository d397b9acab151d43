import PlotCore

/// The borders of pixel columns in keys of an ascending column.
///
/// Bin 0 holds what lies left of the domain, bins 1...count the pixel columns, the last bin what
/// lies right of it.
struct PixelColumns {
  /// How many pixel columns there are.
  let count: Int
  /// The lowest key of bin k + 1; `borders.last` is the lowest key right of the domain.
  let borders: [Int64]
  /// The borders of the pixel columns in the column's unit, `count` and one more.
  let edges: [Double]

  /// How many bins there are, both outer ones included.
  var binCount: Int { count + 2 }

  /// Cuts a scale, whose values are in the column's unit, into columns of equal width on the page.
  init(_ scale: Scale, count: Int, of column: Column) {
    self.count = count
    edges = (0...count).map { scale.value(atShare: Double($0) / Double(count)) }
    var borders: [Int64] = []
    borders.reserveCapacity(count + 1)
    for index in 0..<count {
      borders.append(
        max(OrderedKey.lowest(atLeast: edges[index], of: column), borders.last ?? .min))
    }
    // The right edge itself still belongs to the last column.
    let end = OrderedKey.lowest(atLeast: scale.highest.nextUp, of: column)
    borders.append(max(end, borders.last ?? .min))
    self.borders = borders
  }

  /// Returns the bin of a key.
  func bin(of key: Int64) -> Int {
    var (low, high) = (0, borders.count)
    while low < high {
      let middle = (low + high) / 2
      if borders[middle] <= key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
