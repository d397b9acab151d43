import CairoCanvas
import PlotCore

/// The colours of a picture, where a palette can stand for them.
///
/// A plot has a few colours and, at the edges of letters and curves, a thousand shades between
/// them. Shades that nobody can tell apart share a number where there are more than 256; the
/// colours of areas are met most often and stay as they are.
struct PNGPalette: Sendable {
  /// The furthest, in any of red, green, blue and alpha, that a shade may move.
  static let largestShift = 8

  /// Premultiplied pixels in the order of their numbers, translucent ones first.
  private(set) var colors: [UInt32] = []
  private var table: ColorTable
  private let mask: UInt32

  /// Counts the colours of some rows, ignoring alpha where the picture is opaque; nil where there are
  /// too many.
  static func count(_ rows: Range<Int>, of image: ImageSurface, isOpaque: Bool) -> [ColorTable
    .Count]?
  {
    var table = ColorTable()
    for row in rows {
      // The row above the first one is another thread's, which may be drawing it now.
      if row > rows.lowerBound, image.isRepeat(row) { continue }
      guard table.count(image.row(row), mask: mask(isOpaque)) else { return nil }
    }
    return table.counted
  }

  private static func mask(_ isOpaque: Bool) -> UInt32 { isOpaque ? 0xFF00_0000 : 0 }

  /// Makes the palette of a picture whose strips' colours have been counted; nil where none will do.
  init?(_ counts: [[ColorTable.Count]?], isOpaque: Bool) {
    table = ColorTable()
    mask = Self.mask(isOpaque)
    for counted in counts {
      guard let counted, table.add(counted) else { return nil }
    }
    let sorted = table.counted.sorted { ($1.count, $0.pixel) < ($0.count, $1.pixel) }
    var shifts = [0, 2, 4, Self.largestShift][...]
    if sorted.count > 256 { shifts.removeFirst() }
    for shift in shifts where choose(from: sorted.map(\.pixel), within: shift) { return }
    return nil
  }

  /// How many colours are translucent; they come first, as a PNG's tRNS chunk wants it.
  var translucentCount: Int { colors.prefix { $0 >> 24 != 255 }.count }

  /// The bits for each pixel that the colours need.
  var bitDepth: Int {
    switch colors.count {
    case ...2: 1
    case ...4: 2
    case ...16: 4
    default: 8
    }
  }

  /// Writes the numbers of a row's colours.
  func index(
    _ pixels: UnsafeBufferPointer<UInt32>, into out: UnsafeMutableBufferPointer<UInt8>
  ) {
    table.index(pixels, mask: mask, into: out)
  }

  /// Lets every colour stand for the rarer ones near it; false where more than 256 are left.
  private mutating func choose(from pixels: [UInt32], within shift: Int) -> Bool {
    var chosen: [UInt32] = []
    var choices: [Int] = []
    choices.reserveCapacity(pixels.count)
    for pixel in pixels {
      if shift > 0, let near = chosen.firstIndex(where: { $0.isNear(pixel, within: shift) }) {
        choices.append(near)
      } else {
        guard chosen.count < 256 else { return false }
        choices.append(chosen.count)
        chosen.append(pixel)
      }
    }
    let order =
      chosen.indices.filter { chosen[$0] >> 24 != 255 }
      + chosen.indices.filter { chosen[$0] >> 24 == 255 }
    var ranks = Array(repeating: 0, count: chosen.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    colors = order.map { chosen[$0] }
    for (pixel, choice) in zip(pixels, choices) { table.setNumber(ranks[choice], of: pixel) }
    return true
  }
}

extension UInt32 {
  /// Tells whether none of a pixel's four bytes is further from the other's than `shift`.
  fileprivate func isNear(_ other: UInt32, within shift: Int) -> Bool {
    for place: UInt32 in [0, 8, 16, 24] {
      let a = Int((self >> place) & 255)
      let b = Int((other >> place) & 255)
      if abs(a - b) > shift { return false }
    }
    return true
  }
}
