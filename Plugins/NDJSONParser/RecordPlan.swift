import PlotCore
import TextReading

/// Which objects of a file are its rows, and what becomes of their members.
struct RecordPlan {
  /// A column's cell in a row.
  struct Cell {
    /// The member that it is read from; nil for the number of an object in its array.
    var member: Int?
    var label: ColumnLabel
    var role: ValueRole
    /// Whether it belongs to an object of the array of rows.
    var isInRow: Bool
    /// Whether it is filled by the cell before, from behind a slash.
    var isSecond = false
  }

  /// The array whose objects are the rows; empty where the records are.
  let rows: [String]
  /// Whether the file is one object around that array, whose other members say nothing of rows.
  let isDocument: Bool
  private(set) var members: [MemberSurvey.Member]
  private(set) var cells: [Cell] = []
  /// The cell of times, how they are read, and the days that stand in another member.
  private(set) var time: Int?
  private(set) var reading: TimeReading?
  /// The column that known records are about; nil where names and units tell.
  private(set) var main: String?
  private(set) var day: (member: Int, reading: TimeReading)?

  /// Makes the plan; throws where options name what is not there.
  init(_ survey: MemberSurvey, options: NDJSONOptions) throws(PlotError) {
    rows = try Self.rows(of: survey, wish: options.rows)
    let (rows, isDocument) = (rows, survey.isDocument && !rows.isEmpty)
    self.isDocument = isDocument
    members = survey.members.filter { member in
      isDocument ? member.array == rows[...] : rows.starts(with: member.array)
    }
    if isDocument {
      for index in members.indices {
        let name = members[index].path.dropFirst(rows.count).joined(separator: ".")
        members[index].name = name
        members[index].isTime = ColumnLabel(name).isTime
      }
    }
    members.removeAll { !$0.isColumn }
    var timeMember = try timeMember(options.time)
    joinDay(&timeMember)
    makeCells(time: timeMember, base: options.base)
  }

  /// The tree of what is read.
  var tree: MemberTree {
    var paths = cells.enumerated().compactMap {
      index, cell -> (path: ArraySlice<String>, cell: MemberTree.Cell)? in
      guard let member = cell.member, !cell.isSecond else { return nil }
      return (members[member].path[...], .column(index))
    }
    if let day { paths.append((members[day.member].path[...], .day)) }
    return MemberTree(paths, rows: rows[...])
  }

  /// The array of rows: that with most objects where the file is one object, else one where records tell
  /// but names and times themselves.
  private static func rows(
    of survey: MemberSurvey, wish: String?
  ) throws(PlotError) -> [String] {
    let fit = survey.arrays.filter { array in
      survey.members.contains { $0.array == array.path[...] && $0.hasNumber }
    }
    if let wish {
      if let found = fit.first(where: { $0.path.joined(separator: ".") == wish }) {
        return found.path
      }
      let known = fit.map { $0.path.joined(separator: ".") }
      throw PlotError.unknown(
        .member, wish, among: known, after: " that is an array of objects with numbers",
        otherwise: known.isEmpty ? "there is none" : "there are \(known.joined(separator: ", "))")
    }
    let hasOuter = survey.members.contains {
      $0.arrayDepth == 0 && $0.hasNumber && !$0.isTime
    }
    guard survey.isDocument || !hasOuter else { return [] }
    let most = fit.map(\.count).max()
    return fit.first { $0.count == most }?.path ?? []
  }

  private func timeMember(_ wish: String?) throws(PlotError) -> Int? {
    guard let wish else {
      // The record's own time counts before that of something in it.
      let times = members.indices.filter {
        members[$0].isTime && (members[$0].hasNumber || members[$0].isMoment)
      }
      return times.min { (members[$0].path.count, $0) < (members[$1].path.count, $1) }
    }
    if let index = members.firstIndex(where: { $0.name == wish }) { return index }
    let known = members.map(\.name)
    throw PlotError.unknown(
      .member, wish, among: known, after: " with numbers",
      otherwise: "there are \(known.joined(separator: ", "))")
  }

  private func reading(_ member: Int) -> TimeReading {
    TimeReading(samples: members[member].samples, label: ColumnLabel(members[member].name))
  }

  /// Joins days with the times of day that stand beside them.
  private mutating func joinDay(_ time: inout Int?) {
    guard let days = time, members[days].isMoment,
      !members[days].samples.contains(where: { $0.contains(":") }),
      let clock = members.indices.first(where: {
        $0 != days && members[$0].isMoment
          && members[$0].path.dropLast() == members[days].path.dropLast()
          && reading($0) == .clock(isSpan: false)
      })
    else { return }
    day = (days, reading(days))
    time = clock
  }

  private mutating func makeCells(time timeMember: Int?, base: Double?) {
    let fields = members.flatMap(\.samples)
    let decimal = DecimalSign.of(fields, words: members.flatMap(\.words), commaParts: true)
    var labels = members.map { ColumnLabel($0.name, base: base) }
    main = KnownRecords.addUnits(to: members, &labels, rows: rows)
    for (index, member) in members.enumerated() where index != day?.member {
      let label = labels[index]
      let isInRow = !rows.isEmpty && member.arrayDepth == rows.count
      if index == timeMember {
        time = cells.count
        reading = reading(index)
        cells.append(Cell(member: index, label: label, role: .number, isInRow: isInRow))
        continue
      }
      let role = ValueRole(
        member.samples, member.words, label: label, decimal: decimal, base: base)
      let told = role.form.map { label.taking($0) } ?? label
      cells.append(Cell(member: index, label: told, role: role, isInRow: isInRow))
      if role.form?.isPair == true {
        cells.append(
          Cell(member: index, label: told.second, role: role, isInRow: isInRow, isSecond: true))
      }
    }
    if !rows.isEmpty, !isDocument, !cells.contains(where: { $0.isInRow && $0.role == .name }) {
      let name = rows.joined(separator: ".") + ".index"
      cells.append(Cell(label: ColumnLabel(name), role: .number, isInRow: true))
    }
    for (index, label) in cells.map(\.label).distinct.enumerated() { cells[index].label = label }
  }
}
