/// A parser that can print what a recording holds, byte for byte as the file has it.
///
/// The dump is there to check a parser against other readers of its format: records in file order,
/// raw, before any repair.
public protocol DumpingParser: Parser {
  /// Writes every record of a recording; throws where the input is of another format or cannot be
  /// read, or where the sink fails.
  func dump(_ input: Input, to sink: inout ByteSink) throws(PlotError)
}
