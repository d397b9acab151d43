import TextReading
import PlotCore

/// What a first look at a whole report tells: which processes there are, and which are the largest.
struct PidstatSurvey {
  /// How many processes have a column of their own.
  private static let seriesLimit = 8

  /// A process and the name of its program.
  struct Process {
    let pid: Int64
    let name: String
  }

  /// How many processes were reported.
  private(set) var count = 0
  /// The largest processes in the order of their first report.
  private(set) var largest: [Process] = []

  /// Reads a file; throws where that fails.
  init(_ file: InputFile) throws(PlotError) {
    var numbers = ProcessNumbers()
    var known: [(pid: Int64, rss: Int64, name: String)] = []
    var understanding = PidstatLines()
    let lines = LineReader(file)
    while let line = try lines.next() {
      guard case .process(let pid, _, let rss, _, let command) = understanding.read(line) else {
        continue
      }
      guard let number = numbers.number(of: pid) else { continue }
      if number < known.count {
        if rss > known[number].rss { known[number].rss = rss }
      } else {
        let name = command.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? ""
        known.append((pid, rss, name))
      }
    }
    count = known.count
    let sorted = known.enumerated().sorted { a, b in
      a.element.rss == b.element.rss ? a.offset < b.offset : a.element.rss > b.element.rss
    }
    largest = sorted.prefix(Self.seriesLimit).sorted { $0.offset < $1.offset }
      .map { Process(pid: $0.element.pid, name: $0.element.name) }
  }

  /// What is to be noted.
  var notes: [Note] {
    guard count > largest.count else { return [] }
    return [
      Note(
        .info, "many-processes", count: count,
        "\(Decimal.grouped(count)) processes were reported: the \(largest.count) that grew largest "
          + "have columns of their own, all are in the sum")
    ]
  }
}
