/// A source that tells whether its recording was ended.
public protocol EndingSource: Source {
  /// Whether the program that wrote the recording has ended it in order, as the file tells.
  var isEnded: Bool { get }
}

/// A source of a recording that may still be written, of which a later look need not read again what
/// an earlier one has read.
///
/// Its columns are stored as whole numbers or row numbers, without gaps, and its rows are as promised
/// from the start: it is always sound.
public protocol GrowingSource: EndingSource {
  /// How many of the first rows are just those of the earlier look that it was opened after.
  var unchangedRowCount: Int { get }
  /// How many of the first rows will most likely be unchanged in the next look too.
  var settledRowCount: Int { get }
}

/// A parser of recordings that can be followed while they grow, reading what is new.
///
/// All other parsers' recordings are read from the beginning for each picture.
public protocol GrowingParser: Parser {
  /// Opens a recording that may still be written; `earlier` is what an earlier look at the same path
  /// returned.
  ///
  /// Nil where the recording needs a repair that can only be made from all of its rows: it is then
  /// opened as any other. Throws where the recording cannot be read.
  func openGrowing(
    _ input: Input, after earlier: (any GrowingSource)?
  ) throws(PlotError) -> (any GrowingSource)?
}
