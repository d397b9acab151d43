import TextReading
import PlotCore

/// Which members the first records have, and of what kind.
struct MemberSurvey {
  /// A member of the records, in the order of first sight.
  struct Member {
    var name: String
    /// Whether the name says that it tells when.
    var isTime: Bool
    var hasNumber = false
    /// Whether the first value is a date.
    var isMoment = false
    /// The first number or date.
    var sample: [UInt8] = []
  }

  private static let byteLimit = 1 << 22
  private static let memberLimit = 1000
  private(set) var members: [Member] = []
  /// Whether each object stands on a line of its own.
  private(set) var isLineBound = false
  /// What ended the survey early.
  private(set) var error: PlotError?

  /// Looks at the first megabytes of a file; throws where it cannot be read.
  init(_ file: InputFile) throws(PlotError) {
    let tokens = JSONTokens(try file.bytes(at: 0, count: Self.byteLimit), path: file.path)
    var places: [String: Int] = [:]
    var isFirst = true
    while true {
      do throws(PlotError) {
        let token = try tokens.take()
        if token == .end { return }
        if token == .objectStart {
          let line = tokens.position.line
          let isInArray = tokens.depth > 1
          try look(tokens, &places)
          if isFirst, !isInArray {
            isLineBound = tokens.position.line == line
            tokens.isLineBound = isLineBound
          }
          isFirst = false
        } else if token == .arrayStart, tokens.depth == 1 {
          isFirst = false
        } else {
          try tokens.skip(token)
        }
      } catch {
        self.error = self.error ?? error
        if tokens.depth > 0, !isFirst, !isLineBound { return }
        try tokens.skipLine()
        if isFirst { (isFirst, isLineBound, tokens.isLineBound) = (false, true, true) }
      }
    }
  }

  private mutating func look(
    _ tokens: JSONTokens, _ places: inout [String: Int]
  ) throws(PlotError) {
    while true {
      guard try tokens.take() == .key else { return }
      let name = tokens.string
      let token = try tokens.take()
      var place = places[name]
      if place == nil, members.count < Self.memberLimit {
        place = members.count
        places[name] = members.count
        members.append(Member(name: name, isTime: ColumnLabel(name).isTime))
      }
      if let place, token == .number || token == .string, members[place].sample.isEmpty {
        tokens.withBytes { bytes in
          if AsciiNumber.real(bytes)?.isFinite == true {
            members[place].hasNumber = true
            members[place].sample = Array(bytes)
          } else if token == .string, Timestamp.iso8601(bytes) != nil {
            members[place].isMoment = true
            members[place].sample = Array(bytes)
          }
        }
      }
      try tokens.skip(token)
    }
  }

  /// A note about the members that hold no numbers; nil where all do.
  func leftOut(_ kept: [Member]) -> Note? {
    let names = Set(kept.map(\.name))
    let others = members.map(\.name).filter { !names.contains($0) }
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = others.count > 5 ? " and \(others.count - 5) more" : ""
    return Note(
      .info, "text-column", count: others.count,
      "members without numbers are left out: \(shown)\(more)")
  }
}
