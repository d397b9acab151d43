import PlotCore
import PlotScene

/// Where the bars of a curve stand across the page, with the samples that each shows.
///
/// Bars touch, or all have the same gap where the narrowest has room for one; no two overlap that their
/// samples do not make overlap. What is narrower than a pixel column takes the whole of it.
struct BarPlaces {
  /// One bar, or the room of a group.
  struct Bar {
    var left: Double
    var right: Double
    /// The highest sample, and the lowest where that lies on the other side of zero.
    var samples: [Curve.Sample]
  }

  private(set) var bars: [Bar] = []

  /// Finds the places; `groupSize` bars share the room of each sample.
  init(of curve: MarkCurve, in layer: MarkLayer, groupSize: Int) {
    let isBounded = layer.encoding.x2?.fields.isEmpty == false
    let found =
      isBounded ? Self.bounded(curve, layer) : Self.around(curve, layer, groupSize)
    let narrowest = found.lazy.filter { !$0.isOpen }.map { $0.bar.right - $0.bar.left }.min() ?? 0
    // A gap that tells neighbours apart and leaves their heights one shape; groups stand further apart
    // than the bars within.
    let isGroup = groupSize > 1 && !isBounded
    let most = isGroup ? 0.15 * narrowest : 1.1 * layer.style.scale
    let gap = narrowest > 3 ? min(0.25 * narrowest, most) : 0
    bars = found.map { bar, isOpen in
      isOpen
        ? bar
        : Bar(left: bar.left + gap / 2, right: bar.right - gap / 2, samples: bar.samples)
    }
  }

  private typealias Found = (bar: Bar, isOpen: Bool)

  /// The sample furthest above zero and the one furthest below.
  private static func ends(_ highest: Curve.Sample, _ lowest: Curve.Sample) -> [Curve.Sample] {
    if highest.y < 0 { return [lowest] }
    return lowest.y < 0 ? [highest, lowest] : [highest]
  }
}

/// Bars from one value to another.
extension BarPlaces {
  private static func bounded(_ curve: MarkCurve, _ layer: MarkLayer) -> [Found] {
    let count =
      curve.data.density.isEmpty
      ? max(1, Int((layer.frame.width * 2).rounded())) : curve.data.density.count
    var tally = SpanTally()
    for (sample, end) in zip(curve.data.samples, curve.data.ends) where sample.y.isFinite {
      guard let cell = SpanCell(from: sample.x, to: end, on: curve.scale, count: count) else {
        continue
      }
      tally.add(SpanSample(sample, end: end), in: cell)
    }
    let cells = tally.cells.sorted { $0.highest.sample.row < $1.highest.sample.row }
    return cells.compactMap { cell, highest, lowest in
      let isOpen = cell.first < 0 || cell.last >= count
      var place = layer.span(from: highest.sample.x, to: highest.end)
      if cell.isNarrow {
        let sides = [cell.first, cell.first + 1].map {
          layer.x(curve.scale.value(atShare: Double($0) / Double(count)))
        }
        place = place.map { own in
          min(own.lowerBound, sides[0], sides[1])...max(own.upperBound, sides[0], sides[1])
        }
      }
      return place.map {
        (
          Bar(
            left: $0.lowerBound, right: $0.upperBound,
            samples: ends(highest.sample, lowest.sample)), isOpen
        )
      }
    }
  }
}

/// Bars around the places of samples.
extension BarPlaces {
  /// The samples of one pixel column, from the leftmost to the rightmost.
  private struct Stand {
    var left: Double
    var right: Double
    var column: ClosedRange<Double>
    var samples: [Curve.Sample]
  }

  /// Half of the width that a bar has at most, in points at scale 1.
  private static let mostReach = 20.0

  private static func around(_ curve: MarkCurve, _ layer: MarkLayer, _ groupSize: Int) -> [Found] {
    var stands = stands(of: curve, layer)
    if layer.x.scale.isReversed { stands.reverse() }
    let most = mostReach * layer.style.scale * Double(max(1, groupSize))
    // Months are neighbours, and so are evenly spaced values on a log axis; what is further away than that
    // is no neighbour, and a hole stays one.
    let isBent = layer.x.scale.kind == .log || layer.x.scale.kind == .symlog
    let mostRatio = isBent ? 1.75 : 1.25
    return stands.indices.compactMap { index in
      let stand = stands[index]
      let before = index > 0 ? stand.left - stands[index - 1].right : nil
      let after = index + 1 < stands.count ? stands[index + 1].left - stand.right : nil
      // A single one is half as wide again as the widest of several.
      var (a, b) = (before ?? after ?? 3 * most, after ?? before ?? 3 * most)
      if a > b * mostRatio { a = b }
      if b > a * mostRatio { b = a }
      let most = before == nil && after == nil ? 0.75 * most : most
      var (left, right) = (stand.left - min(most, a / 2), stand.right + min(most, b / 2))
      let column = stand.column
      if stand.left < stand.right || right - left < column.upperBound - column.lowerBound {
        (left, right) = (min(left, column.lowerBound), max(right, column.upperBound))
      }
      // The outermost are whole, whatever room the axis has left them.
      if stand.left >= layer.frame.minX, stand.right <= layer.frame.maxX {
        (left, right) = (max(left, layer.frame.minX), min(right, layer.frame.maxX))
      }
      guard let highest = stand.samples.max(by: { $0.y < $1.y }),
        let lowest = stand.samples.min(by: { $0.y < $1.y }), right > left
      else { return nil }
      return (Bar(left: left, right: right, samples: ends(highest, lowest)), false)
    }
  }

  /// The pixel columns in which samples stand, from the scale's lower end; a gap has its place and no bar.
  private static func stands(of curve: MarkCurve, _ layer: MarkLayer) -> [Stand] {
    let columns = layer.columns(of: curve)
    return columns.columns.compactMap { column in
      let samples = columns.samples[column.samples].filter { layer.x($0.x).isFinite }
      let places = samples.map { layer.x($0.x) }
      guard let left = places.min(), let right = places.max() else { return nil }
      let sides = [column.index, column.index + 1].map { layer.x(columns.border($0)) }
      return Stand(
        left: left, right: right, column: min(sides[0], sides[1])...max(sides[0], sides[1]),
        samples: samples.filter { layer.y($0.y).isFinite })
    }
  }
}
