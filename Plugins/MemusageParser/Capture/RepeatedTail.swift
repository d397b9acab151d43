/// The block that `memusage` writes a second time at exit when its buffer is exactly full.
///
/// The destructor of `libmemusage` writes what the buffer holds, and does not see that the full
/// buffer has been written already (glibc, `malloc/memusage.c`, `dest`).
enum RepeatedTail {
  /// The largest buffer, and so the longest repeat.
  static let longest = 32_768

  /// Returns how many records at the end repeat the ones before them exactly; 0 for none.
  ///
  /// A repeat of several records must span some time, so that equal records in a row (a coarse
  /// clock) are no long repeat; one record may repeat alone (`memusage --unbuffered`). Linear in
  /// the number of records.
  static func length(in tail: UnsafeBufferPointer<Record>) -> Int {
    let count = tail.count
    guard count >= 2, let last = tail.last, last.time != 0 else { return 0 }
    let limit = min(longest, count / 2)
    var isCandidate = false
    for distance in 1...limit where tail[count - 1 - distance].time == last.time {
      isCandidate = true
      break
    }
    guard isCandidate else { return 0 }
    // How far each suffix agrees with the whole tail, read backwards (the Z function).
    let reach = agreement(tail, upTo: limit)
    var oldest = last.time
    for length in 1...limit {
      oldest = min(oldest, tail[count - length].time)
      if length > 1, oldest < last.time, reach[length] >= length { return length }
    }
    return reach[1] >= 1 ? 1 : 0
  }

  private static func agreement(_ tail: UnsafeBufferPointer<Record>, upTo limit: Int) -> [Int] {
    let count = tail.count
    var reach = [Int](repeating: 0, count: limit + 1)
    var left = 0
    var right = 0
    for index in 1...limit {
      var length = index < right ? min(right - index, reach[index - left]) : 0
      while index + length < count, tail[count - 1 - length] == tail[count - 1 - index - length] {
        length += 1
      }
      reach[index] = length
      if index + length > right { (left, right) = (index, index + length) }
    }
    return reach
  }
}
