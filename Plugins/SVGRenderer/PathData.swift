import PlotScene

/// Writes a path in few characters: relative, on a grid, `h` and `v` where a line is straight, no
/// letter twice, no separator where the next sign shows the border (SVG 2, "The grammar for path data").
///
/// Deltas are taken between rounded places, so that errors do not add up.
struct PathData {
  private let grid: Grid
  private var bytes: [UInt8] = []
  private var letter: UInt8 = 0
  private var lastHasPoint = false
  /// The rounded pen, and the start of the piece.
  private var pen: (x: Int, y: Int)?
  private var start = (x: 0, y: 0)
  private var hasSegment = false
  private var hasDot = false
  /// A straight run along an axis that may still grow.
  private var run: (isHorizontal: Bool, steps: Int)?
  /// Where the last written move is relative to.
  private var origin = (x: 0, y: 0)

  private init(_ grid: Grid) { self.grid = grid }

  /// Returns the `d` of a path; empty where it draws nothing.
  static func text(of path: Path, on grid: Grid) -> String {
    var data = PathData(grid)
    for element in path.elements { data.add(element) }
    data.endPiece()
    return String(decoding: data.bytes, as: UTF8.self)
  }

  private mutating func add(_ element: Path.Element) {
    switch element {
    case .move(let point):
      endPiece()
      pen = place(point)
      if let pen { start = pen }
    case .line(let point):
      guard let to = place(point) else { return }
      guard let from = pen else {
        // The place that the piece began at was none; it begins here.
        (pen, start) = (to, to)
        return
      }
      line(from: from, to: to)
    case .curve(let a, let b, let end):
      guard let from = pen, let a = place(a), let b = place(b), let to = place(end) else { return }
      beginSegment()
      flushRun()
      write("c", [a.x - from.x, a.y - from.y, b.x - from.x, b.y - from.y])
      number(to.x - from.x)
      number(to.y - from.y)
      pen = to
    case .close:
      guard pen != nil else { return }
      writeDot()
      flushRun()
      if hasSegment {
        write("z", [])
        origin = start
      }
      pen = start
      (hasSegment, hasDot) = (false, false)
    }
  }

  private mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int)) {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    pen = to
    if dx == 0 && dy == 0 {
      hasDot = true
      return
    }
    beginSegment()
    if dx != 0 && dy != 0 {
      flushRun()
      write("l", [dx, dy])
      return
    }
    let (isHorizontal, steps) = (dy == 0, dx + dy)
    if let run, run.isHorizontal == isHorizontal, (run.steps > 0) == (steps > 0) {
      self.run = (isHorizontal, run.steps + steps)
    } else {
      flushRun()
      run = (isHorizontal, steps)
    }
  }

  /// Writes the move that begins a piece, as late as its first segment.
  private mutating func beginSegment() {
    guard !hasSegment else { return }
    hasSegment = true
    write("m", [start.x - origin.x, start.y - origin.y])
    // A line that follows a move needs no letter.
    letter = UInt8(ascii: "l")
    origin = start
  }

  private mutating func flushRun() {
    guard let run else { return }
    write(run.isHorizontal ? "h" : "v", [run.steps])
    self.run = nil
  }

  /// A piece without length still shows a dot where caps are round or square.
  private mutating func writeDot() {
    guard hasDot, !hasSegment else { return }
    beginSegment()
    write("h", [0])
  }

  private mutating func endPiece() {
    writeDot()
    flushRun()
    if hasSegment, let pen { origin = pen }
    (hasSegment, hasDot) = (false, false)
  }

  private mutating func write(_ command: Unicode.Scalar, _ numbers: [Int]) {
    let byte = UInt8(ascii: command)
    if byte != letter || numbers.isEmpty {
      bytes.append(byte)
      letter = byte
      lastHasPoint = true
      isFresh = true
    }
    for value in numbers { number(value) }
  }

  private var isFresh = true

  private mutating func number(_ steps: Int) {
    let text = grid.text(steps)
    let first = text.utf8.first
    let needsBlank =
      !isFresh && first != UInt8(ascii: "-") && !(first == UInt8(ascii: ".") && lastHasPoint)
    if needsBlank { bytes.append(0x20) }
    bytes += Array(text.utf8)
    lastHasPoint = text.utf8.contains(UInt8(ascii: "."))
    isFresh = false
  }

  private func place(_ point: Point) -> (x: Int, y: Int)? {
    guard let x = grid.steps(point.x), let y = grid.steps(point.y) else { return nil }
    return (x, y)
  }
}
