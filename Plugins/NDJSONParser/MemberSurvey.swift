import TextReading
import PlotCore

/// Which members the first records have, and of what kind.
struct MemberSurvey {
  /// A member of the records, in the order of first sight.
  struct Member {
    /// The names of the objects that it is in, and its own.
    var path: [String]
    /// These with points between them.
    var name: String
    /// Whether the name says that it tells when.
    var isTime: Bool
    var hasNumber = false
    /// How many values were texts that are neither numbers nor dates, and stand for no gap.
    var textCount = 0
    /// Whether the first value is a date.
    var isMoment = false
    /// The first numbers or dates, of a time some more.
    var samples: [String] = []

    /// Whether it holds names: texts, and no numbers.
    var holdsNames: Bool { textCount > 0 && !hasNumber && !(isTime && isMoment) }
    /// Whether it becomes a column.
    var isColumn: Bool { hasNumber || (isTime && isMoment) || holdsNames }
  }

  private static let byteLimit = 1 << 22
  private static let memberLimit = 1000
  private static let depthLimit = 8
  private static let sampleLimit = 50
  private(set) var members: [Member] = []
  /// Whether each object stands on a line of its own.
  private(set) var isLineBound = false
  /// What ended the survey early.
  private(set) var error: PlotError?

  /// Looks at the first megabytes of a file; throws where it cannot be read.
  init(_ file: InputFile) throws(PlotError) {
    let text = TextForm.text(of: try file.bytes(at: 0, count: Self.byteLimit))
    let tokens = JSONTokens(text, path: file.path)
    var places: [[String]: Int] = [:]
    var isFirst = true
    while true {
      do throws(PlotError) {
        let token = try tokens.take()
        if token == .end { return }
        if token == .objectStart {
          let line = tokens.position.line
          let isInArray = tokens.depth > 1
          try look(tokens, &places, in: [])
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
    _ tokens: JSONTokens, _ places: inout [[String]: Int], in outer: [String]
  ) throws(PlotError) {
    while true {
      guard try tokens.take() == .key else { return }
      let path = outer + [tokens.string]
      let token = try tokens.take()
      if token == .objectStart, path.count < Self.depthLimit {
        try look(tokens, &places, in: path)
        continue
      }
      var place = places[path]
      if place == nil, members.count < Self.memberLimit {
        place = members.count
        places[path] = members.count
        let name = path.joined(separator: ".")
        members.append(Member(path: path, name: name, isTime: ColumnLabel(name).isTime))
      }
      if let place, token == .number || token == .string { sample(tokens, token, place) }
      try tokens.skip(token)
    }
  }

  private mutating func sample(_ tokens: JSONTokens, _ token: JSONTokens.Token, _ place: Int) {
    let wanted = members[place].isTime ? Self.sampleLimit : 1
    guard members[place].samples.count < wanted, members[place].textCount < Self.sampleLimit
    else { return }
    tokens.withBytes { bytes in
      let isDate =
        token == .string && (Timestamp.iso8601(bytes) != nil || TimeReading.isCalendar(bytes))
      if AsciiNumber.real(bytes)?.isFinite == true {
        members[place].hasNumber = true
      } else if isDate {
        members[place].isMoment = true
      } else {
        if !GapWord.stands(bytes) { members[place].textCount += 1 }
        return
      }
      members[place].samples.append(String(decoding: bytes, as: UTF8.self))
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
      "members without numbers or names are left out: \(shown)\(more)")
  }
}
