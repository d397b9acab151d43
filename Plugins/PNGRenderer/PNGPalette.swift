import CairoCanvas

/// The colours of a picture, where a palette can stand for them.
///
/// A plot has a few colours and, at the edges of letters and curves, a thousand shades between
/// them. Shades that nobody can tell apart share a number where there are more than 256; the
/// colours of areas are met most often and stay as they are.
struct PNGPalette {
  /// The furthest, in any of red, green, blue and alpha, that a shade may move.
  static let largestShift = 8
  /// More colours than this are a photograph or a gradient, not a plot.
  private static let mostColors = 2048
  /// The places of the hash table, at most an eighth of them full: one step finds a colour.
  private static let places = 16_384

  /// Premultiplied pixels in the order of their numbers, translucent ones first.
  private(set) var colors: [UInt32] = []
  private var keys: [UInt32]
  /// While counting, the place in `counted` plus one; then the number plus one; 0 for a free place.
  private var numbers: [UInt16]
  private var counted: [(pixel: UInt32, count: Int)] = []
  private let mask: UInt32

  /// Makes the palette of a picture, ignoring alpha where it is opaque; nil where none will do.
  init?(_ image: ImageSurface, isOpaque: Bool) {
    mask = isOpaque ? 0xFF00_0000 : 0
    keys = Array(repeating: 0, count: Self.places)
    numbers = Array(repeating: 0, count: Self.places)
    for row in 0..<image.height {
      let pixels = image.row(row)
      // Rows repeat wherever only upright lines cross them.
      if row > 0, pixels.isSame(as: image.row(row - 1)) { continue }
      guard count(pixels) else { return nil }
    }
    counted.sort { ($1.count, $0.pixel) < ($0.count, $1.pixel) }
    var shifts = [0, 2, 4, Self.largestShift][...]
    if counted.count > 256 { shifts.removeFirst() }
    for shift in shifts where choose(within: shift) { return }
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
    keys.withUnsafeBufferPointer { keys in
      numbers.withUnsafeBufferPointer { numbers in
        var start = 0
        while start < pixels.count {
          let end = pixels.endOfRun(from: start)
          let pixel = pixels[start] | mask
          var place = Self.place(of: pixel)
          while numbers[place] != 0, keys[place] != pixel {
            place = (place + 1) & (Self.places - 1)
          }
          let number = UInt8(truncatingIfNeeded: numbers[place] &- 1)
          out[start..<end].update(repeating: number)
          start = end
        }
      }
    }
  }

  /// Counts a row's colours; false where there are too many.
  private mutating func count(_ pixels: UnsafeBufferPointer<UInt32>) -> Bool {
    var start = 0
    while start < pixels.count {
      let end = pixels.endOfRun(from: start)
      guard add(pixels[start] | mask, count: end - start) else { return false }
      start = end
    }
    return true
  }

  private mutating func add(_ pixel: UInt32, count: Int) -> Bool {
    var place = Self.place(of: pixel)
    while numbers[place] != 0 {
      if keys[place] == pixel {
        counted[Int(numbers[place]) - 1].count += count
        return true
      }
      place = (place + 1) & (Self.places - 1)
    }
    guard counted.count < Self.mostColors else { return false }
    counted.append((pixel, count))
    keys[place] = pixel
    numbers[place] = UInt16(counted.count)
    return true
  }

  /// Lets every colour stand for the rarer ones near it; false where more than 256 are left.
  private mutating func choose(within shift: Int) -> Bool {
    var chosen: [UInt32] = []
    var choices: [Int] = []
    choices.reserveCapacity(counted.count)
    for color in counted {
      if shift > 0, let near = chosen.firstIndex(where: { $0.isNear(color.pixel, within: shift) }) {
        choices.append(near)
      } else {
        guard chosen.count < 256 else { return false }
        choices.append(chosen.count)
        chosen.append(color.pixel)
      }
    }
    let order =
      chosen.indices.filter { chosen[$0] >> 24 != 255 }
      + chosen.indices.filter { chosen[$0] >> 24 == 255 }
    var ranks = Array(repeating: 0, count: chosen.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    colors = order.map { chosen[$0] }
    for (color, choice) in zip(counted, choices) {
      var place = Self.place(of: color.pixel)
      while keys[place] != color.pixel || numbers[place] == 0 {
        place = (place + 1) & (Self.places - 1)
      }
      numbers[place] = UInt16(ranks[choice] + 1)
    }
    return true
  }

  /// Fibonacci hashing: the top bits of a product mix all bits of the pixel.
  private static func place(of pixel: UInt32) -> Int { Int((pixel &* 2_654_435_769) >> 18) }
}

extension UnsafeBufferPointer<UInt32> {
  /// The place after the last of the equal pixels that begin at `start`.
  fileprivate func endOfRun(from start: Int) -> Int {
    let pixel = self[start]
    let four = SIMD4(repeating: pixel)
    var end = start + 1
    while end + 4 <= count,
      UnsafeRawPointer(baseAddress! + end).loadUnaligned(as: SIMD4<UInt32>.self) == four
    {
      end += 4
    }
    while end < count, self[end] == pixel { end += 1 }
    return end
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
