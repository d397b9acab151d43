/// Whether a run's samples show that its children are beside the memory of the program, as
/// `mprof run -M` records them, and no part of it, as `mprof run -C -M` does.
///
/// A part is no larger than the whole. But children are looked at a moment after the program, in which
/// they may have grown, or have begun: so it takes two samples in a row, and more than a tenth.
struct ChildEvidence {
  /// More than any sum of children.
  private static let unknown: Int64 = 1 << 60
  private var memory = unknown
  private var children: Int64 = 0
  private var streak = 0
  private var hasChildren = false
  private var isShown = false

  /// Whether samples have to be looked at: there are children, and nothing is shown yet.
  var isOpen: Bool { hasChildren && !isShown }

  /// Begins a sample of so many bytes.
  mutating func begin(_ bytes: Int64) {
    endSample()
    memory = bytes
  }

  /// Adds a child to the sample.
  mutating func add(_ bytes: Int64) {
    // The sample of the first child was passed over.
    if !hasChildren { (hasChildren, memory) = (true, Self.unknown) }
    children = min(children &+ bytes, Self.unknown)
  }

  /// Ends the run and tells whether it has shown that no child counts twice.
  mutating func end() -> Bool {
    endSample()
    defer { self = ChildEvidence() }
    return isShown || !hasChildren
  }

  private mutating func endSample() {
    streak = children > memory &+ memory / 10 ? streak + 1 : 0
    if streak >= 2 { isShown = true }
    children = 0
  }
}
