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
  /// The array whose objects are the rows.
  let rows: String?

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    time = reader.optionalText("time", meaning: "member", help: "the member that tells when")
    base = reader.kilobyteBase()
    rows = reader.optionalText(
      "rows", meaning: "member", help: "the array whose objects are rows, beside what is around it")
  }
}

/// Reads objects of numbers, one a line or in an array; each member becomes a column.
///
/// Which members there are is learnt from the first megabytes. Members that are missing or null are
/// gaps; texts are numbers as people spell them (`14.03MiB / 20MiB`) or names; flags are left out. Those of
/// an object within are named with a point: `memory.rss`. Objects in an array are rows where the file is one
/// object around them, and where nothing around them but the time is a number; then what is around them
/// stands in each of their rows.
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
    if first == 0x7B, isDocument(text, isCut: byteCount ?? .max > head.count) { return .plausible }
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
        if token == .string {
          let word = tokens.withBytes { FieldWord($0) }
          if word == .number || word == .spelled { hasNumber = true }
        }
      }
      return hasNumber ? .plausible : .no
    } catch {
      // A record may be longer than the head, but then the head is full.
      return hasNumber && head.count >= 4096 && byteCount ?? .max > head.count ? .plausible : .no
    }
  }

  /// Whether a text is one object, over several lines, with objects of numbers in an array of it.
  private static func isDocument(_ text: [UInt8], isCut: Bool) -> Bool {
    let tokens = JSONTokens(text)
    var before = JSONTokens.Token.end
    var (arrayDepth, hasNumber) = (Int.max, false)
    do throws(PlotError) {
      while true {
        let token = try tokens.take()
        if token == .objectStart, before == .arrayStart {
          arrayDepth = min(arrayDepth, tokens.depth)
        }
        if token == .number, tokens.depth >= arrayDepth { hasNumber = true }
        before = token
        if tokens.depth == 0 { return hasNumber && tokens.position.line > 1 }
      }
    } catch {
      return hasNumber && isCut && text.count >= 4096 && tokens.position.line > 1
    }
  }

  /// Reads the records into a temporary file; throws where none holds a number.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let survey = try MemberSurvey(file)
    guard survey.members.contains(where: \.hasNumber) else {
      throw
        (survey.error
        ?? PlotError(
          .input, "holds no objects with numbers",
          remedy: "write one object a line, such as {\"time\": 1.5, \"rss\": 4096}"))
        .at(Place(file: file.path))
    }
    let plan = try RecordPlan(survey, options: options)
    let rows = try NumberRows(columnCount: plan.cells.count, watching: plan.time)
    let reader = RecordReader(file, plan, isLineBound: survey.isLineBound, rows: rows)
    let isWhole = try reader.readAll()
    guard rows.rowCount > 0 else {
      throw reader.badLines.nothingLeft(
        of: file.path, what: "objects of numbers", remedy: "check that the file is JSON and whole")
    }
    var info = SourceInfo(format: Self.id, isComplete: isWhole, byteCount: file.byteCount)
    info.notes = [reader.badLines.note, reader.badValues.note, survey.leftOut(plan)]
      .compactMap { $0 }
    if reader.lateCount > 0 {
      info.notes.append(
        Note(
          .notice, "late-column", count: reader.lateCount,
          "members with numbers that the first records do not have are left out"))
    }
    var columns: [(cell: Int, column: Column)] = []
    var crowded: [String] = []
    for (cell, planned) in plan.cells.enumerated() {
      let label = planned.label
      if cell == plan.time, let reading = plan.reading {
        let (column, notes) = rows.timeColumn(
          cell, label: label,
          reading: plan.day == nil ? reading : .moments(step: 1_000_000_000),
          zone: reader.moments?.zone ?? .utc)
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
    let plain = plan.cells.indices.filter {
      reader.names[$0] == nil && ($0 != plan.time || plan.reading == .plain)
    }.map { plan.cells[$0].label }
    if let note = Note.units(of: plain, remedy: Note.baseRemedy) { info.notes.append(note) }
    for member in survey.members where !member.isColumn {
      info.leftOut[member.name] = "holds no numbers and no names"
    }
    if let main = plan.main, columns.contains(where: { $0.column.name == main }) {
      info.mainColumn = main
    }
    return try rows.finish(
      columns, time: plan.time.map { plan.cells[$0].label.name }, info: info
    )
    .leavingAsideNoCurves().tellingApart()
  }
}
