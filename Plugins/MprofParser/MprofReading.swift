import TextReading
import PlotCore

/// Takes a recording line by line and makes a row of each sample and the children behind it.
struct MprofReading {
  /// The rows so far.
  let rows: TimedRows
  /// The names of the children's columns.
  let childNames: [String]
  /// Lines that could not be read.
  private(set) var bad = BadLines()
  let survey: MprofSurvey
  private let hasRuns: Bool
  /// The places of the columns of children: their sum first, then each, then the total.
  private let sumPlace: Int
  private let places: [Int64: Int]
  private var row: [Int64]
  private var run: Int64 = 0
  private var isNewRun = true
  /// By how many seconds each run is moved: one that begins while an earlier one goes on would be one
  /// curve with it.
  private(set) var shifts: [Double] = []
  /// Between which times each run stands.
  private var extents: [ClosedRange<Double>] = []
  /// Whether any total is another than the program's own memory.
  private(set) var isTotalApart = false
  private var isOpen = false

  init(_ survey: MprofSurvey) {
    self.survey = survey
    hasRuns = survey.runCount > 1
    var columns = [
      Column("time", unit: .seconds, storage: .real), Column("memory", unit: .bytes),
    ]
    if hasRuns { columns.append(Column("run")) }
    sumPlace = columns.count
    childNames = survey.children.map { "child_\($0)" }
    if survey.childCount > 0 {
      columns.append(Column("children", unit: .bytes))
      columns += survey.children.map { child in
        Column("child_\(child)", title: "child \(child)", unit: .bytes, storage: .real)
      }
      columns.append(Column("total", unit: .bytes))
    }
    var places: [Int64: Int] = [:]
    for (index, child) in survey.children.enumerated() { places[child] = sumPlace + 1 + index }
    self.places = places
    row = Array(repeating: 0, count: columns.count)
    rows = TimedRows(columns: columns)
  }

  /// Takes a line.
  mutating func take(_ line: TextLine) throws(PlotError) {
    switch MprofLine(line) {
    case .sample(let bytes, let time):
      try close()
      guard let seconds = survey.seconds(at: time) else {
        bad.add(line, "the time is out of range")
        return
      }
      if isNewRun {
        run += 1
        rows.beginRun()
        let overlaps = extents.contains { $0.contains(seconds) && seconds < $0.upperBound }
        shifts.append(overlaps ? (rows.latestTime ?? seconds) - seconds : 0)
        let start = seconds + shifts[shifts.count - 1]
        extents.append(start...start)
      }
      isNewRun = false
      isOpen = true
      let place = seconds + (shifts.last ?? 0)
      if let latest = extents.last, place > latest.upperBound {
        extents[extents.count - 1] = latest.lowerBound...place
      }
      row[0] = Int64(bitPattern: place.bitPattern)
      row[1] = bytes
      if hasRuns { row[2] = run }
      guard survey.childCount > 0 else { return }
      row[sumPlace] = 0
      for place in places.values { row[place] = Int64(bitPattern: Double.nan.bitPattern) }
    case .child(let child, let bytes):
      guard isOpen else {
        bad.add(line, "the child belongs to no sample")
        return
      }
      // Sums of damaged numbers stay in range: each is below 2^60, and so is what is kept.
      row[sumPlace] = min(row[sumPlace] &+ bytes, 1 << 60)
      if let place = places[child] { row[place] = Int64(bitPattern: Double(bytes).bitPattern) }
    case .command:
      isNewRun = true
    case .bad(let column, let reason):
      bad.add(line, column: column, reason)
    case .function, .nothing:
      break
    }
  }

  /// Ends the row of the latest sample.
  mutating func close() throws(PlotError) {
    guard isOpen else { return }
    isOpen = false
    if survey.childCount > 0 {
      let isBeside = survey.haveChildrenBeside[max(0, Int(run) - 1)]
      row[row.count - 1] = isBeside ? row[1] &+ row[sumPlace] : max(row[1], row[sumPlace])
      if row[row.count - 1] != row[1] { isTotalApart = true }
    }
    try rows.append(row)
  }
}
