import PlotCore
import TextReading

extension Sidecar {
  /// Reads a file's samples and hands them out one by one; nil stands for an element that is none.
  ///
  /// Returns whether the list is whole: a file that is cut or damaged gives what stands before. Throws
  /// what the body throws for another stage than reading, and where the file's beginning is no JSON.
  package static func forEachSample(
    in file: InputFile, _ body: (Sample?) throws(PlotError) -> Void
  ) throws(PlotError) -> Bool {
    let tokens = JSONTokens(file)
    guard try tokens.take() == .objectStart else { return true }
    var isWithin = false
    do throws(PlotError) {
      while try tokens.take() == .key {
        let isList = tokens.string == Member.rss.rawValue
        let value = try tokens.take()
        guard isList, value == .arrayStart else {
          try tokens.skip(value)
          continue
        }
        isWithin = true
        while true {
          let token = try tokens.take()
          if token == .arrayEnd { break }
          try body(try sample(tokens, token))
        }
        isWithin = false
      }
    } catch {
      // Memory of the disk that is full is no damage of the file.
      guard error.stage == .input else { throw error }
      return false
    }
    return !isWithin
  }

  private static func sample(
    _ tokens: JSONTokens, _ token: JSONTokens.Token
  ) throws(PlotError) -> Sample? {
    guard token == .arrayStart else {
      try tokens.skip(token)
      return nil
    }
    var (seconds, bytes): (Double?, Int64?)
    var count = 0
    while true {
      let part = try tokens.take()
      if part == .arrayEnd { break }
      if part == .number, count == 0 { seconds = tokens.withBytes { AsciiNumber.real($0) } }
      if part == .number, count == 1 { bytes = tokens.withBytes { AsciiNumber.integer($0) } }
      count += 1
      try tokens.skip(part)
    }
    guard count == 2, let seconds, let bytes, bytes >= 0, seconds.magnitude < 1e12 else {
      return nil
    }
    return Sample(seconds: seconds, bytes: bytes)
  }
}
