/// The one error of the framework: what went wrong, where, and how to mend it.
///
/// Components say *what*; whoever knows more adds *where* with `at(_:)`. Programs go by `code`, `place`
/// and `facts`; the words are for people, and nothing reads them back.
public struct PlotError: Error, Hashable, Sendable {
  /// The part of a run that failed; it decides the exit status.
  public enum Stage: String, Hashable, Sendable {
    /// Command line.
    case usage
    /// The run's configuration.
    case config
    /// Opening, reading or understanding an input.
    case input
    /// A series transform.
    case transform
    /// Placing the figure on its page.
    case layout
    /// Drawing or writing an output.
    case output
    /// A failure of the tool or the machine itself.
    case tool
  }

  /// The part of a run that failed.
  public var stage: Stage
  /// The word by which programs know the matter; the stage's where it has none of its own.
  public var code: Code {
    get { ownCode ?? .general(stage) }
    set { ownCode = newValue }
  }
  private var ownCode: Code?
  /// What the error is about.
  public var facts: Facts
  /// What is wrong: lower case, no full stop, the user's own words quoted.
  public var message: String
  /// Where it is wrong.
  public var place: Place?
  /// What to do about it: lower case, no full stop.
  public var remedy: String?

  /// Creates an error.
  public init(
    _ stage: Stage, _ message: String, at place: Place? = nil, remedy: String? = nil,
    code: Code? = nil, about facts: Facts = Facts()
  ) {
    self.stage = stage
    self.facts = facts
    ownCode = code
    self.message = message
    self.place = place
    self.remedy = remedy
  }

  /// Returns the error with a place, where it had none.
  public func at(_ place: Place?) -> PlotError {
    var copy = self
    copy.place = copy.place ?? place
    return copy
  }

  /// Returns the error as one of another stage.
  public func of(_ stage: Stage) -> PlotError {
    var copy = self
    copy.stage = stage
    return copy
  }
}

/// A place in a file, to which an error points.
public struct Place: Hashable, Sendable {
  /// A line and a column, both counted from 1, the column in characters.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in characters, from 1.
    public var column: Int

    /// Creates a position.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The file as the user named it.
  public var file: String
  /// The line and column, in a text file.
  public var position: Position?
  /// The byte from the start of the file, in a binary file.
  public var byteOffset: Int?
  /// The path of a config's value, such as `outputs[0].scale`.
  public var path: String?
  /// The text of the line, to be shown with a caret.
  public var line: String?

  /// Creates a place.
  public init(
    file: String, position: Position? = nil, byteOffset: Int? = nil, path: String? = nil,
    line: String? = nil
  ) {
    self.file = file
    self.position = position
    self.byteOffset = byteOffset
    self.path = path
    self.line = line
  }
}
