import PlotCore
import TextReading

extension ReportKind {
  /// All kinds of reports that are known; of several that fit the first counts.
  static let all: [ReportKind] =
    [goTrace, v8Trace, jvmLog] + [top, free, smem, ps, sar, dstat, msPrint]
    + [docker, kubectl] + [androidMemory, proc, cgroup]

  /// The kind of a text's beginning; nil where it is none.
  static func of(_ head: [UInt8]) -> ReportKind? {
    // Most files are none: a look for the words that a sign has costs less than to try each line.
    guard !head.contains(0) else { return nil }
    let possible = all.filter { kind in
      kind.signs.contains { sign in sign.words.allSatisfy { head.contains(text: $0) } }
    }
    guard !possible.isEmpty else { return nil }
    let lines = head.split(separator: 0x0A, maxSplits: 200)
    return possible.first { kind in lines.contains { kind.isKnown(by: $0) } }
  }

  private func isKnown(by line: ArraySlice<UInt8>) -> Bool {
    line.withUnsafeBytes { bytes in
      let plain = LineWords.plain(bytes)
      return (plain ?? Array(bytes)).withUnsafeBytes { isSign(LineWords.trimmed($0)) }
    }
  }

  private func isSign(_ line: UnsafeRawBufferPointer) -> Bool {
    signs.contains { form in
      switch form {
      case .row(let pattern), .held(let pattern), .begin(let pattern), .part(let pattern),
        .pair(let pattern, counts: _):
        return pattern.match(line) != nil
      case .table(let form):
        let words = LineWords.ranges(line, gap: form.gap).map {
          String(decoding: line[$0], as: UTF8.self)
        }
        return TableHeadline(form, words) != nil
      }
    }
  }
}
