import PlotCore
import PlotScene

/// Data, scales and room on which marks are tried.
struct MarkSample {
  var name: String
  var x: [Double] = []
  var y: [[Double]] = []
  var xScale = ScaleSpec()
  var yScale = ScaleSpec()
  var frame = Rect(x: 60, y: 40, width: 300, height: 200)
  var detail = Detail.everything
  /// Whether the axes show all that is drawn.
  var isWhole = true

  /// Places a mark's layer.
  func layer(of mark: some Mark, _ encoding: Encoding) -> MarkLayer {
    .sample(
      of: mark, encoding: encoding, x: x, y: y,
      ends: encoding.x2?.fields.isEmpty == false ? x.map { $0 + 0.5 } : [], xScale: xScale,
      yScale: yScale, frame: frame,
      detail: detail)
  }

  /// What marks are named with, by what places them.
  static func encodings<M: Mark>(of mark: M.Type) -> [Encoding] {
    let ends = Encoding(x: .field("x"), y: .field("y"), x2: .field("x2"))
    return encodings(of: mark.channels) + (mark.takesEnds ? [ends] : [])
  }

  private static func encodings(of channels: MarkChannels) -> [Encoding] {
    let column = Encoding(x: .field("x"), y: .field("y"))
    let constants = [
      Encoding(y: ChannelSpec(datum: 3)), Encoding(x: ChannelSpec(datum: 2)),
      Encoding(x: ChannelSpec(datum: -1e300), y: ChannelSpec(datum: 0)),
    ]
    switch channels {
    case .columns:
      let two = ChannelSpec(fields: ["y", "z"])
      let stack = ChannelSpec(fields: ["y", "z"], isStacked: true)
      return [column, Encoding(x: .field("x"), y: two), Encoding(x: .field("x"), y: stack)]
    case .constant: return constants
    case .span:
      return [
        Encoding(x: ChannelSpec(datum: 1), x2: ChannelSpec(datum: 3)),
        Encoding(y: ChannelSpec(datum: 4), y2: ChannelSpec(datum: 4)),
        Encoding(y: ChannelSpec(datum: 1e300), y2: ChannelSpec(datum: -1e300)),
      ]
    case .columnOrConstant: return [column] + constants
    case .none: return [Encoding()]
    }
  }

  /// All samples, with a curve for each of the encoding's columns.
  static func all(for encoding: Encoding) -> [MarkSample] {
    let count = encoding.y?.fields.count ?? 0
    var random = SeededGenerator(seed: 5)
    func curves(_ length: Int, _ value: (Int) -> Double) -> [[Double]] {
      (0..<count).map { curve in (0..<length).map { value($0) * Double(curve + 1) } }
    }
    func rising(_ length: Int) -> [Double] { (0..<length).map { 1 + Double($0) * 0.5 } }
    let waves = curves(60) { _ in 1 + 9 * random.fraction() }
    let gaps = curves(60) { $0 % 7 > 4 || $0 < 2 ? .nan : Double($0 % 9) }
    var samples = [
      MarkSample(name: "no rows", y: curves(0) { _ in 0 }),
      MarkSample(name: "one row", x: [2], y: curves(1) { _ in 5 }),
      MarkSample(name: "one gap", x: [2], y: curves(1) { _ in .nan }),
      MarkSample(name: "two rows", x: [1, 2], y: curves(2) { Double($0) }),
      MarkSample(name: "gaps", x: rising(60), y: gaps),
      MarkSample(name: "zeros", x: rising(30), y: curves(30) { _ in 0 }),
      MarkSample(
        name: "equal x", x: [Double](repeating: 3, count: 30), y: curves(30) { Double($0) }),
      MarkSample(
        name: "huge values", x: [-1e300, 0, 1e300], y: curves(3) { [-1e299, 0, 1e299][$0] },
        // A stack's axis is made for what stands up.
        isWhole: encoding.y?.isStacked != true),
      MarkSample(
        name: "many rows", x: rising(20_000), y: curves(20_000) { Double($0 * 7919 % 1000) }),
      MarkSample(
        name: "x that goes back and forth", x: (0..<60).map { Double($0 * 37 % 60) }, y: waves),
      MarkSample(
        name: "a panel too small for anything", x: rising(60), y: waves,
        frame: Rect(x: 60, y: 40, width: 3, height: 2)),
      MarkSample(name: "no room for words", x: rising(60), y: waves, detail: .curvesOnly),
    ]
    for kind in ScaleSpec.Kind.allCases {
      for reverse in [false, true] {
        samples.append(
          MarkSample(
            name: "\(kind.rawValue) axes\(reverse ? ", reversed" : "")",
            x: rising(60), y: gaps, xScale: ScaleSpec(kind, reverse: reverse),
            yScale: ScaleSpec(kind, reverse: reverse),
            // Where places are not even, what is as wide as its neighbours' distance may be cut.
            isWhole: kind == .linear || kind == .time))
      }
      samples.append(
        MarkSample(
          name: "zoomed in, \(kind.rawValue)", x: rising(60), y: waves,
          xScale: ScaleSpec(kind, lowest: 10, highest: 14),
          yScale: ScaleSpec(kind, lowest: 2, highest: 3), isWhole: false))
    }
    return samples
  }
}
