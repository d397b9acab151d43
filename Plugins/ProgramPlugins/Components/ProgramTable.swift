import NDJSONParser
import PlotCore
import TextReading
import TableParser

/// The rows that a program has written, as the tool's own parsers read them.
struct ProgramTable: DerivedSource {
  let upstream: any Source
  private(set) var columns: [Column]
  var info: SourceInfo

  /// Reads CSV with a header, or JSON objects; throws where there are no rows of numbers.
  ///
  /// `time` is the column that tells when, if the program has kept it. What is wrong is told of `path`.
  init(
    _ answer: ProgramRun.Answer, of program: Program, time: String?, stage: PlotError.Stage,
    path: String
  ) throws(PlotError) {
    do throws(PlotError) {
      upstream = try Self.open(answer.output, time: time)
    } catch {
      let line = error.place?.position.map { " on line \($0.line)" } ?? ""
      throw PlotError(
        stage, "what \"\(program.name)\" wrote cannot be read\(line): \(error.message)",
        at: stage == .input ? Place(file: path) : nil, remedy: error.remedy)
    }
    columns = upstream.columns
    info = upstream.info
    if !answer.remark.isEmpty {
      info.notes.append(Note(.info, "program-said", "\(program.name) said: \(answer.remark)"))
    }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }

  /// Gives columns that were there before the titles that they had, and the zone of times that a program
  /// knows as seconds since 1970.
  mutating func takeTitles(from before: [Column]) {
    for index in columns.indices {
      guard let old = before.first(where: { $0.name == columns[index].name }) else { continue }
      columns[index].title = old.title
      if columns[index].zone == .utc { columns[index].zone = old.zone }
    }
  }

  private static func open(
    _ file: InputFile, time: String?
  ) throws(PlotError) -> any Source {
    let head = try file.bytes(at: 0, count: 1 << 16)
    let input = Input(name: file.path, file: file)
    guard let first = head.first(where: { $0 > 0x20 }) else {
      throw PlotError(.input, "there is nothing", remedy: "write a header and a line for each row")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try NDJSONParser(options: options([])).open(input)
    }
    let place = Place(file: file.path)
    var members: [(String, ConfigValue.Kind)] = [
      ("delimiter", .string("comma")), ("header", .bool(true)), ("comment", .string("")),
    ]
    if let time, names(in: head).contains(time) { members.append(("time", .string(time))) }
    return try TableParser(
      options: options(members.map { ($0, ConfigValue($1, at: place)) })
    ).open(input)
  }

  private static func options<Options: ComponentOptions>(
    _ members: [(key: String, value: ConfigValue)]
  ) throws(PlotError) -> Options {
    let place = Place(file: "")
    var reader = OptionReader(
      ConfigValue(
        .object(members.map { .init(key: $0.key, place: place, value: $0.value) }), at: place))
    let options = Options(from: &reader)
    if let error = reader.errors.first { throw error }
    return options
  }

  /// The columns that a header names, as far as plain commas tell.
  private static func names(in head: [UInt8]) -> [String] {
    String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
      .split(separator: ",", omittingEmptySubsequences: false)
      .map { ColumnLabel($0.filter { $0 != "\"" }).name }
  }
}
