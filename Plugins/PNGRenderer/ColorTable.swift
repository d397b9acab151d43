/// The colours of a picture, or of a strip of it, in a hash table: how often each is met, and which
/// number it has.
struct ColorTable: Sendable {
  /// More colours than this are a photograph or a gradient, not a plot.
  private static let mostColors = 2048
  /// The places of the table, at most an eighth of them full: one step finds a colour.
  private static let places = 16_384

  /// How many pixels have a colour.
  typealias Count = (pixel: UInt32, count: Int)

  /// Each colour, in the order in which they were met.
  private(set) var counted: [Count] = []
  private var keys: [UInt32]
  /// The colour's place in `counted` plus one, or a number given later; 0 for a free place.
  private var numbers: [UInt16]

  init() {
    keys = Array(repeating: 0, count: Self.places)
    numbers = Array(repeating: 0, count: Self.places)
  }

  /// Counts a row's colours, after setting the bits of a mask; false where there are too many.
  mutating func count(_ pixels: UnsafeBufferPointer<UInt32>, mask: UInt32) -> Bool {
    var start = 0
    while start < pixels.count {
      let end = pixels.endOfRun(from: start)
      guard add(pixels[start] | mask, count: end - start) else { return false }
      start = end
    }
    return true
  }

  /// Counts what another table counted; false where there are too many colours.
  mutating func add(_ others: [Count]) -> Bool {
    for (pixel, count) in others where !add(pixel, count: count) { return false }
    return true
  }

  private mutating func add(_ pixel: UInt32, count: Int) -> Bool {
    let place = place(of: pixel)
    if numbers[place] != 0 {
      counted[Int(numbers[place]) - 1].count += count
      return true
    }
    guard counted.count < Self.mostColors else { return false }
    counted.append((pixel, count))
    keys[place] = pixel
    numbers[place] = UInt16(counted.count)
    return true
  }

  /// Gives a colour that was counted another number. Counting ends here.
  mutating func setNumber(_ number: Int, of pixel: UInt32) {
    numbers[place(of: pixel)] = UInt16(number + 1)
  }

  /// Writes the numbers of a row's colours, all of which have been counted.
  func index(
    _ pixels: UnsafeBufferPointer<UInt32>, mask: UInt32,
    into out: UnsafeMutableBufferPointer<UInt8>
  ) {
    var start = 0
    while start < pixels.count {
      let end = pixels.endOfRun(from: start)
      let number = UInt8(truncatingIfNeeded: numbers[place(of: pixels[start] | mask)] &- 1)
      out[start..<end].update(repeating: number)
      start = end
    }
  }

  /// Returns where a colour stands, or would stand.
  private func place(of pixel: UInt32) -> Int {
    // Fibonacci hashing: the top bits of a product mix all bits of the pixel.
    var place = Int((pixel &* 2_654_435_769) >> 18)
    while numbers[place] != 0, keys[place] != pixel { place = (place + 1) & (Self.places - 1) }
    return place
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// The place after the last of the equal pixels that begin at `start`.
  fileprivate func endOfRun(from start: Int) -> Int {
    guard let base = baseAddress else { return count }
    let pixel = self[start]
    // Sixteen at once, by what differs in any bit: comparing lanes costs more than the rest.
    let pair = SIMD2(repeating: UInt64(pixel) << 32 | UInt64(pixel))
    func difference(_ place: Int) -> SIMD2<UInt64> {
      UnsafeRawPointer(base + place).loadUnaligned(as: SIMD2<UInt64>.self) ^ pair
    }
    var end = start + 1
    while end &+ 16 <= count {
      let all =
        (difference(end) | difference(end &+ 4)) | (difference(end &+ 8) | difference(end &+ 12))
      guard all[0] | all[1] == 0 else { break }
      end &+= 16
    }
    while end < count, base[end] == pixel { end += 1 }
    return end
  }
}
