import TextReading

/// Reads times as sysstat prints them: in the words of any language, or in seconds since 1970.
enum PidstatClock {
  /// A half of a day, as clocks of twelve hours name it.
  enum Half { case morning, afternoon }

  /// Takes a time, of which the first word was taken, with the half of the day before or behind it.
  ///
  /// Returns nil, and takes nothing, where no time stands there.
  static func take(_ first: UnsafeRawBufferPointer, _ words: inout TextWords) -> Int64? {
    var rest = words
    var first = first
    var half: Half?
    // Chinese and Korean name the half of the day first, some with no blank behind it.
    if let known = self.half(first) {
      guard let next = rest.next() else { return nil }
      (half, first) = (known, next)
    }
    if half == nil, let seconds = sinceEpoch(first) {
      words = rest
      return seconds
    }
    guard let seconds = digital(first) ?? worded(first, &rest, &half) else { return nil }
    words = rest
    if half == nil, let next = rest.next(), let known = self.half(next) {
      half = known
      words = rest
    }
    return half.map { on(seconds, $0) } ?? seconds
  }

  /// Reads `23:59:59`, the usual form.
  static func digital(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard bytes.count == 8, bytes[2] == 0x3A, bytes[5] == 0x3A else { return nil }
    func part(_ start: Int) -> Int64? {
      let (tens, ones) = (bytes[start] &- 0x30, bytes[start + 1] &- 0x30)
      return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
    }
    guard let hour = part(0), let minute = part(3), let second = part(6) else { return nil }
    return seconds(hour, minute, second)
  }

  /// A time of day at the half that is named.
  private static func on(_ seconds: Int64, _ half: Half) -> Int64 {
    seconds % 43_200 + (half == .afternoon ? 43_200 : 0)
  }

  private static func sinceEpoch(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard let seconds = AsciiNumber.integer(bytes), (86_400..<(1 << 40)).contains(seconds) else {
      return nil
    }
    return seconds
  }

  /// Reads `19时06分04秒`, `下午07時06分04秒`, `19.06.04`, or three words as in `19시 06분 04초`.
  private static func worded(
    _ first: UnsafeRawBufferPointer, _ rest: inout TextWords, _ half: inout Half?
  ) -> Int64? {
    guard var groups = DigitGroups(first) else { return nil }
    if groups.start > 0 {
      guard half == nil,
        let known = self.half(UnsafeRawBufferPointer(rebasing: first[..<groups.start]))
      else { return nil }
      half = known
    }
    // A number by itself is no time; hours, minutes and seconds may be words of their own.
    if groups.values.count == 1, groups.hasTail {
      for _ in 0..<2 {
        guard let word = rest.next(), let more = DigitGroups(word), more.start == 0, more.hasTail,
          more.values.count == 1
        else { return nil }
        groups.values += more.values
      }
    }
    guard groups.values.count == 3 else { return nil }
    return seconds(groups.values[0], groups.values[1], groups.values[2])
  }

  private static func seconds(_ hour: Int64, _ minute: Int64, _ second: Int64) -> Int64? {
    guard hour < 24, minute < 60, second < 61 else { return nil }
    return min(hour * 3600 + minute * 60 + second, 86_399)
  }

  /// Knows the words of glibc's languages for the halves of a day; nil for any other.
  static func half(_ word: UnsafeRawBufferPointer) -> Half? {
    guard let first = word.first, first &- 0x30 >= 10, word.count <= 32 else { return nil }
    if word.equals("AM") { return .morning }
    if word.equals("PM") { return .afternoon }
    // Of names of processes and users only short ones are worth a text.
    guard first >= 0x80 || word.count <= 4 else { return nil }
    let text = String(decoding: word, as: UTF8.self)
    if mornings.contains(text) { return .morning }
    return afternoons.contains(text) ? .afternoon : nil
  }

  private static let mornings: [String] = [
    "am", "a.m.", "上午", "午前", "오전", "πμ", "ΠΜ", "π.μ.", "SA", "ÖÖ", "पूर्वाह्न", "ص", "de.", "dop.",
  ]
  private static let afternoons: [String] = [
    "pm", "p.m.", "下午", "午後", "오후", "μμ", "ΜΜ", "μ.μ.", "CH", "ÖS", "अपराह्न", "م", "du.", "odp.",
  ]
}

/// The numbers of one or two digits in a word of a time; other characters stand between them.
private struct DigitGroups {
  /// Where the first digit stands.
  let start: Int
  /// The numbers.
  var values: [Int64] = []
  /// Whether something stands behind the last one.
  let hasTail: Bool

  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= 64, let start = bytes.firstIndex(where: { $0 &- 0x30 < 10 }) else {
      return nil
    }
    self.start = start
    var length = 0
    for byte in bytes[start...] {
      guard byte &- 0x30 < 10 else {
        length = 0
        continue
      }
      if length == 0 { values.append(0) }
      length += 1
      guard length <= 2, values.count <= 3 else { return nil }
      values[values.count - 1] = values[values.count - 1] * 10 + Int64(byte - 0x30)
    }
    hasTail = length == 0
  }
}
