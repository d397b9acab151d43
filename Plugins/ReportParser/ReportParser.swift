import PlotCore
import TextReading

extension Plugin {
  /// The parser of what tools print for people.
  public static let report = Plugin.parser(ReportParser.self)
}

/// What `report` takes from a config.
public struct ReportOptions: ComponentOptions {
  /// The kind's word; nil where the file is to tell.
  let kind: String?
  /// How much the k of kB, MB and GB is; nil where it is to be told from a column's name.
  let base: Double?

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    let kinds = ReportKind.all.map(\.id)
    kind = reader.optionalText(
      "kind", meaning: "kind",
      help: "what printed the report: \(kinds.joined(separator: ", ")); told from the file else")
    base = reader.kilobyteBase()
  }
}

/// Reads what tools print: `top -b`, `free -s`, `docker stats`, traces of garbage collectors, files of /proc
/// read again and again.
///
/// A kind of report is a description of its lines (`ReportKind`), not code. Where a report tells no time, its
/// samples are counted; where it has but one, its rows are bars by their names.
public struct ReportParser: Parser {
  /// The options of the parser.
  public typealias Options = ReportOptions

  /// `report`.
  public static let id = "report"
  /// What the parser does.
  public static let summary =
    "reads what tools print: top, free, ps, smem, sar, dstat, docker stats, traces of collectors"

  private let kind: ReportKind?
  private let base: Double?

  /// Creates a parser; throws where a kind is named that is none.
  public init(options: Options) throws(PlotError) {
    base = options.base
    guard let wish = options.kind else {
      kind = nil
      return
    }
    guard let kind = ReportKind.all.first(where: { $0.id == wish }) else {
      let known = ReportKind.all.map(\.id)
      throw PlotError(
        .config, "\"\(wish)\" is no kind of report",
        remedy: Spelling.nearest(to: wish, among: known).map { "did you mean \"\($0)\"?" }
          ?? "there are \(known.joined(separator: ", "))")
    }
    self.kind = kind
  }

  /// Knows a report by lines that no other tool prints.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    ReportKind.of(TextForm.text(of: head)) == nil ? .no : .certain
  }

  /// Reads the report into a temporary file; throws where no line of its kind is left.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let head = try file.bytes(at: 0, count: 1 << 16)
    guard let found = kind ?? ReportKind.of(TextForm.text(of: head)) else {
      throw PlotError(
        .input, "is no report of a kind that is known", at: Place(file: file.path),
        remedy: "name its kind with the option kind, or its format: table reads columns of numbers")
    }
    let survey = try ReportSurvey(file, found)
    let columns = ReportColumns(survey, found, base: base)
    let reading = try ReportReading(file, found, columns)
    guard reading.rows.rowCount > 0 else {
      throw reading.badLines.nothingLeft(
        of: file.path, what: "lines as \(found.source) prints them",
        remedy: "record it again, or name another kind with the option kind")
    }
    return try finish(
      reading, columns, found, SourceInfo(format: Self.id, byteCount: file.byteCount))
  }

  private func finish(
    _ reading: ReportReading, _ columns: ReportColumns, _ kind: ReportKind, _ known: SourceInfo
  ) throws(PlotError) -> any Source {
    var info = known
    let rows = reading.rows
    info.notes = [Note(.info, "report", "was read as \(kind.source) prints it")]
    info.notes += [reading.badLines.note, reading.badValues.note].compactMap { $0 }
    var found: [(cell: Int, column: Column)] = []
    var timeName: String?
    for (cell, planned) in columns.cells.enumerated() {
      let label = planned.label
      if cell == columns.time {
        let (column, notes) = rows.timeColumn(
          cell, label: label, reading: columns.reading, zone: reading.moments.zone)
        found.append((cell, column))
        info.notes += notes
        timeName = label.name
      } else if cell == columns.sample {
        // A number of a sample tells nothing beside a time, or where there is no other.
        guard columns.time == nil, reading.sampleCount > 1 else { continue }
        found.append((cell, Column(label.name, isAscending: true)))
        timeName = label.name
      } else if let names = reading.names[cell] {
        if names.isFull || names.count == 0 {
          info.leftOut[label.name] =
            names.isFull ? "holds too many different texts" : "has no values"
        } else {
          found.append((cell, Column(label.name, title: label.title, names: names.names())))
        }
      } else if rows.valueCount(cell) > 0 {
        found.append(
          (cell, Column(label.name, title: label.title, unit: label.unit, scale: label.scale)))
      }
    }
    let labels = columns.cells.enumerated().filter { cell, _ in
      cell != columns.time && rows.valueCount(cell) > 0
    }.map(\.element.label)
    if let note = Note.units(of: labels, remedy: Note.baseRemedy) { info.notes.append(note) }
    let known = Set(found.map(\.column.name))
    info.mainColumn = kind.main.first { known.contains($0) }
    let table = try rows.finish(found, time: timeName, info: info).leavingAsideNoCurves()
    let others = kind.shown.isDisjoint(with: known) ? [] : known.subtracting(kind.shown)
    let figured = table.leavingAside(table.aside.union(others), nil)
    let hasSeveral = columns.cells.indices.contains { cell in
      kind.keys.contains(columns.cells[cell].label.name) && reading.names[cell]?.count ?? 0 > 1
    }
    guard timeName != nil, hasSeveral, known.isSuperset(of: kind.keys) else { return figured }
    return figured.apart(by: kind.keys, "a sample has several rows")
  }
}
