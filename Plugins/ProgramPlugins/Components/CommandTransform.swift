import PlotCore

/// Changes series through a program: CSV with a header on its standard input, CSV or lines of JSON
/// objects from its standard output.
///
/// The program is run for each source by itself: one that joins several cannot be a program.
public struct CommandTransform: SeriesTransform {
  /// `command`.
  public static let id = "command"
  /// What it does.
  public static let summary = "changes the rows through a program that reads and writes CSV"

  private let call: ProgramCall

  /// Creates a transform; throws where no transform is named.
  public init(options: CommandOptions) throws(PlotError) {
    call = try options.call(of: .transform)
  }

  init(_ call: ProgramCall) { self.call = call }

  /// Runs the program on all rows of each source.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try sources.map { source throws(PlotError) -> any Source in
      let input = try ScratchInput(stage: .transform)
      let columns = source.columns.indices.filter { source.columns[$0].storage != .row }
      try TableText.write(source, columns, to: input)
      try input.rewind()
      let answer = try call.run(input.descriptor, stage: .transform)
      let before = source.columns
      var table = try ProgramTable(
        answer, of: call.program, time: before.timeIndex.map { before[$0].name }, stage: .transform,
        path: call.program.name)
      table.takeTitles(from: before)
      let told = table.info
      table.info = source.info
      table.info.notes += told.notes
      table.info.extents = told.extents
      table.info.startTime = told.startTime ?? source.info.startTime
      return table
    }
  }
}
