import TextReading
import PlotCore

/// Which members the first records have, and of what kind.
struct MemberSurvey {
  /// A member of the records, in the order of first sight.
  struct Member {
    /// The names of the objects and arrays that it is in, and its own.
    var path: [String]
    /// How many of them lead to the innermost array that it is in; 0 for none.
    var arrayDepth: Int
    /// These with points between them.
    var name: String
    /// Whether the name says that it tells when.
    var isTime: Bool
    /// The first numbers and texts, of plain numbers but one, and what each is.
    var samples: [String] = []
    var words: [FieldWord] = []

    /// Whether it holds numbers, of whatever spelling.
    var hasNumber: Bool { words.contains { $0 == .number || $0 == .spelled } }
    /// Whether it is a moment that tells when.
    var isMoment: Bool { isTime && words.contains(.moment) }
    /// Whether it becomes a column: numbers, names and times.
    var isColumn: Bool { hasNumber || isMoment || words.contains(.text) }
    /// The innermost array that it is in; empty for none.
    var array: ArraySlice<String> { path[..<arrayDepth] }
  }

  private static let byteLimit = 1 << 22
  private static let memberLimit = 1000
  private static let depthLimit = 8
  private static let sampleLimit = 50
  private(set) var members: [Member] = []
  /// The arrays of objects within the records in the order of first sight, and how many stand in each.
  private(set) var arrays: [(path: [String], count: Int)] = []
  /// How many objects stand in no other.
  private(set) var recordCount = 0
  /// Whether the file is one object alone.
  var isDocument: Bool { recordCount == 1 && !isInArray }
  /// Whether each object stands on a line of its own.
  private(set) var isLineBound = false
  /// What ended the survey early.
  private(set) var error: PlotError?
  private var isInArray = false
  private var places: [[String]: Int] = [:]

  /// Looks at the first megabytes of a file; throws where it cannot be read.
  init(_ file: InputFile) throws(PlotError) {
    let text = TextForm.text(of: try file.bytes(at: 0, count: Self.byteLimit))
    let tokens = JSONTokens(text, path: file.path)
    var isFirst = true
    while true {
      do throws(PlotError) {
        let token = try tokens.take()
        if token == .end { return }
        if token == .objectStart {
          let line = tokens.position.line
          isInArray = tokens.depth > 1
          recordCount += 1
          try look(tokens, in: [], arrayDepth: 0)
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
    _ tokens: JSONTokens, in outer: [String], arrayDepth: Int
  ) throws(PlotError) {
    while true {
      guard try tokens.take() == .key else { return }
      let path = outer + [tokens.string]
      let token = try tokens.take()
      if token == .objectStart, path.count < Self.depthLimit {
        try look(tokens, in: path, arrayDepth: arrayDepth)
      } else if token == .arrayStart, path.count < Self.depthLimit {
        if try !lookThrough(tokens, path) { note(path, arrayDepth) }
      } else if let place = note(path, arrayDepth) {
        if token == .number || token == .string { sample(tokens, token, place) }
        try tokens.skip(token)
      } else {
        try tokens.skip(token)
      }
    }
  }

  /// Looks at the objects of an array; false where there is none.
  private mutating func lookThrough(
    _ tokens: JSONTokens, _ path: [String]
  ) throws(PlotError) -> Bool {
    var hasObject = false
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return hasObject }
      if token == .objectStart {
        hasObject = true
        count(path)
        try look(tokens, in: path, arrayDepth: path.count)
      } else {
        try tokens.skip(token)
      }
    }
  }

  private mutating func count(_ path: [String]) {
    if let index = arrays.firstIndex(where: { $0.path == path }) {
      arrays[index].count += 1
    } else if arrays.count < Self.depthLimit {
      arrays.append((path, 1))
    }
  }

  @discardableResult
  private mutating func note(_ path: [String], _ arrayDepth: Int) -> Int? {
    if let place = places[path] { return place }
    guard members.count < Self.memberLimit else { return nil }
    let name = path.joined(separator: ".")
    places[path] = members.count
    members.append(
      Member(
        path: path, arrayDepth: arrayDepth, name: name, isTime: ColumnLabel(name).isTime))
    return members.count - 1
  }

  private mutating func sample(_ tokens: JSONTokens, _ token: JSONTokens.Token, _ place: Int) {
    let count = members[place].samples.count
    // Of numbers one tells all, unless they are times.
    guard count < Self.sampleLimit, token == .string || members[place].isTime || count == 0 else {
      return
    }
    tokens.withBytes { bytes in
      let word = FieldWord(bytes)
      if word == .gap { return }
      members[place].samples.append(String(decoding: bytes, as: UTF8.self))
      members[place].words.append(word)
    }
  }

  /// A note about what is no column of a plan; nil where all is.
  func leftOut(_ plan: RecordPlan) -> Note? {
    let kept = Set(plan.members.map(\.path))
    let others = members.filter { !kept.contains($0.path) }
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(5).map { "\"\($0.name)\"" }.joined(separator: ", ")
    let more = others.count > 5 ? " and \(others.count - 5) more" : ""
    let array = others.first { $0.hasNumber && $0.arrayDepth > 0 }?.array
    return Note(
      .info, "text-column", count: others.count,
      array == nil && !plan.isDocument
        ? "members without numbers or names are left out: \(shown)\(more)"
        : "members that are no part of the rows are left out: \(shown)\(more)",
      remedy: array.map {
        "the option rows, \"\($0.joined(separator: "."))\", makes a row of each object of that array"
      })
  }
}
