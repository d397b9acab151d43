import PlotCore
import TextReading

/// The columns of a report and how they are read.
struct ReportColumns {
  /// A column's cell in a row.
  struct Cell {
    var field: ReportField
    var label: ColumnLabel
    var role: ValueRole
    /// Whether it is filled by the cell before, from behind a slash.
    var isSecond = false
  }

  /// The cells of a row; the last one counts samples.
  private(set) var cells: [Cell] = []
  /// The cell of times, and how they are read.
  private(set) var time: Int?
  private(set) var reading = TimeReading.plain
  /// The cell of samples' numbers.
  var sample: Int { cells.count - 1 }

  /// Learns from a survey.
  init(_ survey: ReportSurvey, _ kind: ReportKind, base: Double?) {
    let decimal = DecimalSign.of(
      survey.samples.flatMap { $0 }, words: survey.words.flatMap { $0 }, commaParts: true)
    for (index, field) in survey.fields.enumerated() {
      var label = ColumnLabel(field.unit.map { "\(field.name) [\($0)]" } ?? field.name, base: base)
      // What the tool counts in is known, and no guess.
      label.guess = label.unit == .bytes && field.unit == "KiB" ? kind.guess : nil
      let (texts, words) = (survey.samples[index], survey.words[index])
      if field.name == ReportField.time {
        time = cells.count
        reading = TimeReading(samples: texts, label: label)
      }
      let role =
        field.isText
        ? .name : ValueRole(texts, words, label: label, decimal: decimal, base: base)
      let told = role.form.map { label.taking($0) } ?? label
      cells.append(Cell(field: field, label: told, role: role))
      if role.form?.isPair == true {
        cells.append(Cell(field: field, label: told.second, role: role, isSecond: true))
      }
    }
    let sample = ReportField(name: ReportField.sample, isText: false, isHeld: true)
    cells.append(Cell(field: sample, label: ColumnLabel("sample"), role: .number))
    for (index, label) in cells.map(\.label).distinct.enumerated() { cells[index].label = label }
  }
}
