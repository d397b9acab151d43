import TextReading
import PlotCore

extension Plugin {
  /// The parser of lines of JSON objects, and of JSON arrays of them.
  public static let ndjsonRecords = Plugin.parser(NDJSONParser.self)
}

/// What the parser of lines of JSON takes from a config.
public struct NDJSONOptions: ComponentOptions {
  /// The member that tells when.
  let time: String?
  /// How much the k of kB, MB and GB is; nil where a member's name is to tell.
  let base: Double?

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    time = reader.optionalText("time", meaning: "member", help: "the member that tells when")
    base = reader.kilobyteBase()
  }
}

/// Reads objects of numbers, one a line or in an array; each member becomes a column.
///
/// Which members there are is learnt from the first megabytes. Members that are missing or null are
/// gaps; texts are names; flags and arrays are left out. Those of an object within are named with a point:
/// `memory.rss`.
public struct NDJSONParser: Parser {
  /// The options of the parser.
  public typealias Options = NDJSONOptions

  /// `ndjson`.
  public static let id = "ndjson"
  /// What the parser does.
  public static let summary = "reads JSON objects of numbers, one a line or in an array"

  private let options: Options

  /// Creates a parser.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// A first object on one line, or in an array, that holds a number may be a record.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    let text = TextForm.text(of: head)
    guard let first = text.first(where: { $0 > 0x20 && $0 < 0x80 }), first == 0x7B || first == 0x5B
    else { return .no }
    let tokens = JSONTokens(text)
    var hasNumber = false
    do throws(PlotError) {
      if first == 0x5B { _ = try tokens.take() } else { tokens.isLineBound = true }
      let token = try tokens.take()
      // Of an array without records nobody else can say better what is missing.
      if token == .arrayEnd { return .plausible }
      guard token == .objectStart else { return .no }
      let inside = tokens.depth
      while tokens.depth >= inside {
        let token = try tokens.take()
        if token == .number { hasNumber = true }
      }
      return hasNumber ? .plausible : .no
    } catch {
      // A record may be longer than the head, but then the head is full.
      return hasNumber && head.count >= 4096 && byteCount ?? .max > head.count ? .plausible : .no
    }
  }

  /// Reads the records into a temporary file; throws where none holds a number.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let survey = try MemberSurvey(file)
    let members = survey.members.filter(\.isColumn)
    guard members.contains(where: \.hasNumber) else {
      throw
        (survey.error
        ?? PlotError(
          .input, "holds no objects with numbers",
          remedy: "write one object a line, such as {\"time\": 1.5, \"rss\": 4096}"))
        .at(Place(file: file.path))
    }
    let labels = members.map { ColumnLabel($0.name, base: options.base) }.distinct
    let time = try timeIndex(members, labels)
    let reading = time.map { index in
      TimeReading(samples: members[index].samples, label: labels[index])
    }
    let rows = try NumberRows(columnCount: members.count, watching: time)
    let reader = RecordReader(
      file, members: MemberTree(members.enumerated().map { ($1.path[...], $0) }),
      names: members.map { $0.holdsNames ? NamesBuilder() : nil }, time: time, reading: reading,
      isLineBound: survey.isLineBound, rows: rows)
    let isWhole = try reader.readAll()
    guard rows.rowCount > 0 else {
      throw reader.badLines.nothingLeft(
        of: file.path, what: "objects of numbers", remedy: "check that the file is JSON and whole")
    }
    var info = SourceInfo(format: Self.id, isComplete: isWhole, byteCount: file.byteCount)
    info.notes = [reader.badLines.note, survey.leftOut(members)].compactMap { $0 }
    if reader.lateCount > 0 {
      info.notes.append(
        Note(
          .notice, "late-column", count: reader.lateCount,
          "members with numbers that the first records do not have are left out"))
    }
    var columns: [(cell: Int, column: Column)] = []
    var crowded: [String] = []
    for (cell, label) in labels.enumerated() {
      if cell == time, let reading {
        let (column, notes) = rows.timeColumn(
          cell, label: label, reading: reading, zone: reader.moments?.zone ?? .utc)
        columns.append((cell, column))
        info.notes += notes
      } else if let names = reader.names[cell] {
        guard !names.isFull else {
          crowded.append(label.name)
          continue
        }
        columns.append((cell, Column(label.name, title: label.title, names: names.names())))
      } else {
        columns.append(
          (cell, Column(label.name, title: label.title, unit: label.unit, scale: label.scale)))
      }
    }
    for name in crowded {
      info.leftOut[name] = "holds too many different texts"
      info.notes.append(
        Note(.info, "crowded-column", "\"\(name)\" is left out: it holds too many different texts"))
    }
    let plain = labels.indices.filter {
      reader.names[$0] == nil && ($0 != time || reading == .plain)
    }.map { labels[$0] }
    if let note = Note.units(of: plain, remedy: Note.baseRemedy) { info.notes.append(note) }
    for member in survey.members where !member.isColumn {
      info.leftOut[member.name] = "holds no numbers and no names"
    }
    return try rows.finish(columns, time: time.map { labels[$0].name }, info: info)
      .leavingAsideNoCurves().tellingApart()
  }

  private func timeIndex(
    _ members: [MemberSurvey.Member], _ labels: [ColumnLabel]
  ) throws(PlotError) -> Int? {
    guard let wish = options.time else {
      // The record's own time counts before that of something in it.
      let times = members.indices.filter { members[$0].isTime }
      return times.min { (members[$0].path.count, $0) < (members[$1].path.count, $1) }
    }
    if let index = members.firstIndex(where: { $0.name == wish }) { return index }
    let known = members.map(\.name)
    throw PlotError.unknown(
      .member, wish, among: known, after: " with numbers",
      otherwise: "there are \(known.joined(separator: ", "))")
  }
}
