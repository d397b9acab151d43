import Host

/// Zeroed memory straight from the system, in large pages where it has them.
///
/// A picture of 1600 x 1000 pixels lies on 1,563 pages of 4 KiB, and the first touch of each costs
/// as much as drawing on it.
final class ClearMemory {
  private static let largePage = 2 << 20

  let start: UnsafeMutableRawPointer
  private let mapping: UnsafeMutableRawPointer
  private let mappedCount: Int

  /// Maps memory; nil where there is none.
  init?(byteCount: Int) {
    let isLarge = byteCount >= Self.largePage
    mappedCount = byteCount + (isLarge ? Self.largePage : 0)
    guard
      let mapping = mmap(
        nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | anonymousMemory, -1, 0),
      mapping != MAP_FAILED
    else { return nil }
    self.mapping = mapping
    guard isLarge else {
      start = mapping
      return
    }
    start = mapping.alignedUp(toMultipleOf: Self.largePage)
    #if os(Linux)
      // Whole pages only: the rest of the last one would count as memory in use.
      madvise(start, byteCount / Self.largePage * Self.largePage, MADV_HUGEPAGE)
    #endif
  }

  deinit { munmap(mapping, mappedCount) }
}

#if os(Linux)
  private let anonymousMemory = MAP_ANONYMOUS
#else
  private let anonymousMemory = MAP_ANON
#endif
