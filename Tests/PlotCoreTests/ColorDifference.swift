import Foundation
import PlotScene

/// How different two colours look to some sight: CIEDE2000 (Sharma, Wu and Dalal, 2005) of what dichromats
/// see (Machado, Oliveira and Fernandes, 2009, severity 1).
enum ColorDifference {
  /// Red, green and blue of linear light as each sight has them; the usual one as they are.
  static let sights: [String: [[Double]]] = [
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protan": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
  ]

  static func between(_ a: Color, _ b: Color, to sight: [[Double]]) -> Double {
    difference(lab(a, sight), lab(b, sight))
  }

  private static func lab(_ color: Color, _ sight: [[Double]]) -> (l: Double, a: Double, b: Double)
  {
    let light = [color.red, color.green, color.blue].map { byte -> Double in
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
      matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let seen = times(sight, light).map { min(1, max(0, $0)) }
    let xyz = times(
      [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ], seen)
    let bent = zip(xyz, [0.95047, 1, 1.08883]).map { value, white -> Double in
      let share = value / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
    }
    return (116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2]))
  }

  private static func difference(
    _ p: (l: Double, a: Double, b: Double), _ q: (l: Double, a: Double, b: Double)
  ) -> Double {
    let mean = (hypot(p.a, p.b) + hypot(q.a, q.b)) / 2
    let g = 0.5 * (1 - sqrt(pow(mean, 7) / (pow(mean, 7) + pow(25, 7))))
    let (a1, a2) = (p.a * (1 + g), q.a * (1 + g))
    let (c1, c2) = (hypot(a1, p.b), hypot(a2, q.b))
    func hue(_ b: Double, _ a: Double) -> Double {
      let angle = atan2(b, a) * 180 / .pi
      return angle < 0 ? angle + 360 : angle
    }
    let (h1, h2) = (hue(p.b, a1), hue(q.b, a2))
    let isGrey = c1 * c2 == 0
    var turn = h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    if isGrey { turn = 0 }
    let dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * .pi / 180)
    let (l, c) = ((p.l + q.l) / 2, (c1 + c2) / 2)
    var h = h1 + h2
    if !isGrey { h = abs(h1 - h2) > 180 ? (h + (h < 360 ? 360 : -360)) / 2 : h / 2 }
    func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
    let t =
      1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6)
      - 0.20 * cosine(4 * h - 63)
    let sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2))
    let (sc, sh) = (1 + 0.045 * c, 1 + 0.015 * c * t)
    let turned = 30 * exp(-pow((h - 275) / 25, 2))
    let rc = 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)))
    let rt = -sin(2 * turned * .pi / 180) * rc
    let (x, y, z) = ((q.l - p.l) / sl, (c2 - c1) / sc, dh / sh)
    return sqrt(x * x + y * y + z * z + rt * y * z)
  }
}
