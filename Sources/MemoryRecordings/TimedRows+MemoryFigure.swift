import PlotCore
import TextReading

extension TimedRows {
  /// Ends the table and returns it as a source that suggests a figure of memory; the recording is
  /// about the column of its filled curve. Throws like `append`.
  public func finish(info: SourceInfo, figure: MemoryFigure) throws(PlotError) -> any Source {
    var info = info
    info.mainColumn = figure.column
    return try finish(info: info) { wish, name in figure.suggest(for: wish, named: name) }
  }
}
