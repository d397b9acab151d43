import PlotCore
import Host

/// Compares a text with the one kept in a file.
///
/// With `HIGHWATER_RECORD=1` in the environment the file is written, and the check fails all the
/// same: a recorded golden has to be looked at before it is believed.
public func checkGolden(_ text: String, at path: String) -> [Violation] {
  if getenv("HIGHWATER_RECORD").map({ String(cString: $0) }) == "1" {
    do throws(PlotError) {
      try writeFile(Array(text.utf8), path: path)
    } catch {
      return [Violation("\(error)")]
    }
    return [Violation("recorded \(path); look at it, then run again without HIGHWATER_RECORD")]
  }
  let kept: [UInt8]
  do throws(PlotError) {
    let file = try InputFile(path: path)
    kept = try file.bytes(at: 0, count: file.byteCount)
  } catch {
    return [Violation("\(error)\n  run with HIGHWATER_RECORD=1 to record it")]
  }
  if kept == Array(text.utf8) { return [] }
  return [Violation(firstDifference(text, String(decoding: kept, as: UTF8.self), path: path))]
}

/// Shows the first line in which two texts differ, with the lines around it.
private func firstDifference(_ text: String, _ kept: String, path: String) -> String {
  let (new, old) = (lines(of: text), lines(of: kept))
  let index = zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
  func excerpt(_ lines: [String], sign: String) -> String {
    guard index < lines.count else { return "  \(sign) (the text ends)" }
    return lines[index..<min(lines.count, index + 3)].map { "  \(sign) \($0)" }
      .joined(separator: "\n")
  }
  return """
    \(path):\(index + 1): differs from here on (\(old.count) lines kept, \(new.count) now)
    \(excerpt(old, sign: "-"))
    \(excerpt(new, sign: "+"))
      run with HIGHWATER_RECORD=1 to record the new text
    """
}

private func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
