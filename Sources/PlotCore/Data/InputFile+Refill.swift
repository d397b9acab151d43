import Host

extension InputFile {
  /// Moves what is still needed of a buffer to its front and reads behind it: the loop's turn of all
  /// who read a file in blocks.
  ///
  /// `kept` are the bytes still needed, `place` is where the first of them stands in the file. A buffer
  /// that is full of them is replaced by one of twice the size. Returns how many bytes the buffer
  /// holds now, and whether the file ends with them. Throws where reading fails.
  package func refill(
    _ memory: inout UnsafeMutableRawBufferPointer, keeping kept: Range<Int>, from place: Int
  ) throws(PlotError) -> (count: Int, isAtEnd: Bool) {
    if kept.count == memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(16, memory.count * 2), alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      memory.deallocate()
      memory = larger
    } else if kept.lowerBound > 0, !kept.isEmpty, let base = memory.baseAddress {
      memmove(base, base + kept.lowerBound, kept.count)
    }
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[kept.count...])
    let count = try read(into: room, at: place + kept.count)
    return (kept.count + count, count < room.count)
  }
}
