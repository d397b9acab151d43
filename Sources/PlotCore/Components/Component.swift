/// A parser, transform or renderer: an immutable value made from typed options.
public protocol Component: Sendable {
  /// What it takes from a config.
  associatedtype Options: ComponentOptions = NoOptions
  /// The word by which configs name it: lower case with hyphens, such as `memusage`.
  static var id: String { get }
  /// One sentence for help: a verb in lower case first (`reads`, `draws`), no full stop.
  static var summary: String { get }
  /// Creates it; throws where options do not fit together.
  init(options: Options) throws(PlotError)
}

/// Opens recordings of one format.
public protocol Parser: Component {
  /// Tells from its first bytes (4 KiB, of a text with a longer first line up to 1 MiB) whether a file is of
  /// the format.
  ///
  /// `byteCount` is the file's whole length, where it is known.
  static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition
  /// Opens a recording; throws where nothing can be read from it.
  func open(_ input: Input) throws(PlotError) -> any Source
}

/// How sure a parser is that a file is its own.
public enum Recognition: Int, Comparable, Sendable {
  /// It is not.
  case no
  /// It may be; nothing in the file says so for certain.
  case plausible
  /// It is.
  case certain

  /// Orders by certainty.
  public static func < (a: Recognition, b: Recognition) -> Bool { a.rawValue < b.rawValue }
}

/// Makes sources from sources, without reading more than it must.
public protocol SeriesTransform: Component {
  /// Returns the sources after the transform; mostly one for each that came in.
  ///
  /// The work is done when the result is read. Throws where columns are missing or do not fit.
  func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source]
}

/// What a transform may use of the run.
public struct TransformContext: Sendable {
  /// How many threads may work at once.
  public var workerCount: Int
  /// The folder for temporary files.
  public var temporaryFolder: String
  /// The names of the inputs that the sources came from before the first transform; empty where the
  /// run names none.
  public var names: [String]

  /// Creates a context.
  public init(
    workerCount: Int = 1, temporaryFolder: String = "/tmp", names: [String] = []
  ) {
    self.workerCount = workerCount
    self.temporaryFolder = temporaryFolder
    self.names = names
  }
}

/// Writes figures in one format.
public protocol Renderer: Component {
  /// Endings of file names, lower case, without dot.
  static var fileExtensions: [String] { get }
  /// Whether it is the reader's program that draws a file: that joins letters of any script, and takes
  /// the light or the dark page as its screen is.
  static var isDrawnByReader: Bool { get }
  /// What it needs of a figure, so that nothing else is computed.
  var demand: Demand { get }
  /// Writes a figure; throws where the figure or the sink fails.
  ///
  /// Several outputs of a run are written at the same time, each on a thread of its own.
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError)
}

extension Renderer {
  /// Most are finished when they are written.
  public static var isDrawnByReader: Bool { false }
}

/// What a renderer needs of a figure.
public enum Demand: Hashable, Sendable {
  /// The page, with curves reduced to this many columns for each point of width, and to no more
  /// than the limit in a panel.
  case scene(columnsPerPoint: Double, columnLimit: Int = .max)
  /// Data at a stage; of one input, or of all where the name is nil.
  case data(Stage, input: String?)
}

/// Where an exporter taps the way of the data.
public enum Stage: String, CaseIterable, Hashable, Sendable {
  /// As the parser gives it, repaired and in order of time.
  case raw
  /// After the transforms.
  case transformed
  /// What was drawn.
  case plotted
  /// The figures of the run.
  case summary
}
