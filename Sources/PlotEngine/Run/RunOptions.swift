import PlotCore

/// How a run is carried out; nothing of it changes an output's bytes.
package struct RunOptions: Sendable {
  /// What is done with the outputs.
  package enum Mode: Sendable {
    /// Files are written.
    case write
    /// Files on disk are compared with what would be written; nothing is written.
    case compare
  }

  /// How many threads read at once.
  package var workerCount: Int
  /// The renderers to run; nil for all.
  package var only: [String]?
  /// The folder for temporary files.
  package var temporaryFolder: String
  /// Counts rows while they are read.
  package var progress: Progress?
  /// The program and version that outputs name.
  package var creator: String
  /// The date that formats which need one show, in seconds since 1970.
  package var date: Int
  /// Whether figures of every column and means over time are wanted, even where nothing shows them.
  package var wantsAllStatistics: Bool
  /// What is done with the outputs.
  package var mode: Mode
  /// Percentiles to be found; figures of all columns are wanted then.
  package var percentiles: [PercentileWish]
  /// What is kept from one picture of growing inputs to the next.
  package var growth: Growth?

  /// Creates options; all cores are used unless a count is given.
  package init(
    workerCount: Int? = nil, only: [String]? = nil, temporaryFolder: String = "/tmp",
    progress: Progress? = nil, creator: String = "Highwater", date: Int = 0,
    wantsAllStatistics: Bool = false, mode: Mode = .write, percentiles: [PercentileWish] = []
  ) {
    self.percentiles = percentiles
    self.workerCount = workerCount ?? Workers.coreCount
    self.only = only
    self.temporaryFolder = temporaryFolder
    self.progress = progress
    self.creator = creator
    self.date = date
    self.wantsAllStatistics = wantsAllStatistics
    self.mode = mode
  }
}

/// What a run did.
package struct RunReport: Sendable {
  /// One part of the way of the data, with what it took.
  package struct Step: Sendable {
    /// What was done, in a word or two.
    package var name: String
    /// Rows that were read.
    package var rows: Int
    /// Bytes that were read or written.
    package var bytes: Int
    /// Wall-clock seconds.
    package var seconds: Double
  }

  /// One output.
  package struct Output: Sendable {
    /// The file, or `-`.
    package var path: String
    /// The renderer's id.
    package var type: String
    /// How many bytes were written.
    package var byteCount: Int
    /// Why it could not be written; nil where it was.
    package var error: PlotError?
    /// How the file on disk differs, where the run compares; nil where it does not.
    package var difference: String?
  }

  /// How often a run had to think of its figure.
  package struct Planning: Hashable, Sendable {
    /// Figures that were chosen: suggested by parsers, or taken from the config.
    package var figures = 0
    /// Layouts that were made.
    package var layouts = 0
    /// Templates that were read.
    package var templates = 0
  }

  /// The figures of each input.
  package var summaries: [InputSummary]
  /// The outputs in order.
  package var outputs: [Output]
  /// What was done, in order.
  package var steps: [Step]
  /// Whether standard output was closed by its reader, which is no error.
  package var readerLeft: Bool
  /// How often the figure had to be thought of.
  package var planning = Planning()
}
