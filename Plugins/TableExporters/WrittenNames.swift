import PlotCore

/// The names of a column as a format writes them, each made once.
///
/// A nested name is written with those above it, `main;load;read`, as folded stacks are.
final class WrittenNames {
  /// The most bytes that one of them, or a gap, takes.
  let longest: Int
  private let bytes: UnsafeMutableRawPointer
  /// Where each name begins, and where the last one ends; the gap is the one behind all names.
  private let starts: UnsafeMutablePointer<Int>
  private let count: Int

  /// Writes all names of a dictionary in a format.
  init(_ names: Names, as format: RowFormat) {
    var text: [UInt8] = []
    var places = [0]
    for code in 0..<names.count {
      let name =
        names.isNested
        ? names.path(of: Int64(code)).joined(separator: ";") : names.texts[code]
      text += format.quoted(name)
      places.append(text.count)
    }
    text += format.gap
    places.append(text.count)
    longest = zip(places.dropFirst(), places).lazy.map { $0 - $1 }.max() ?? 0
    count = names.count
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, text.count), alignment: 8)
    text.withUnsafeBytes {
      if let base = $0.baseAddress { memory.copyMemory(from: base, byteCount: $0.count) }
    }
    bytes = memory
    starts = .allocate(capacity: places.count)
    for (index, place) in places.enumerated() { starts[index] = place }
  }

  deinit {
    bytes.deallocate()
    starts.deallocate()
  }

  /// Writes the name of a code at a place, and returns the place behind it.
  func put(_ code: Int64, at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    let name = code >= 0 && code < Int64(count) ? Int(code) : count
    let length = starts[name + 1] - starts[name]
    place.copyMemory(from: bytes + starts[name], byteCount: length)
    return place + length
  }
}
