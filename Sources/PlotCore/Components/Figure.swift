import PlotScene

/// What a renderer draws or exports: one figure of a run, for one output.
public struct Figure: Sendable {
  /// The page's extent in points.
  public var size: Size
  /// Whether a config or flag named the extent.
  public var hasOwnSize: Bool
  /// What the figure shows, in a few words.
  public var title: String
  /// What the figure shows, in sentences.
  public var description: String
  /// The program that made it, with its version.
  public var creator: String
  /// The date to be written into formats that need one, in seconds since 1970.
  public var date: Int
  /// How many threads a renderer may use; a picture must not depend on it.
  public var workerCount: Int
  /// What was drawn, curve by curve; only where the demand was `plotted`.
  public var series: [PlottedSeries]
  /// The figures of each input.
  public var summaries: [InputSummary]
  /// The page; computed when first asked for.
  public var makeScene: @Sendable () throws(PlotError) -> Scene
  /// The page in the colours for readers whose screen is dark, for formats that show either; nil where
  /// it is the same to all. It differs from the other in looks alone.
  public var makeDarkScene: (@Sendable () throws(PlotError) -> Scene)?
  /// The rows of an input at stage `raw` or `transformed`.
  public var makeSource: @Sendable (_ input: String, Stage) throws(PlotError) -> any Source

  /// Creates a figure.
  public init(
    size: Size, hasOwnSize: Bool = true, title: String = "", description: String = "",
    creator: String = "Highwater", date: Int = 0, workerCount: Int = 1,
    series: [PlottedSeries] = [],
    summaries: [InputSummary] = [],
    makeScene: @escaping @Sendable () throws(PlotError) -> Scene,
    makeSource: @escaping @Sendable (String, Stage) throws(PlotError) -> any Source = {
      name, _ throws(PlotError) in
      throw PlotError.unknown(
        .input, name, among: [], .output, before: "the figure has ", otherwise: nil)
    }
  ) {
    self.size = size
    self.hasOwnSize = hasOwnSize
    self.title = title
    self.description = description
    self.creator = creator
    self.date = date
    self.workerCount = workerCount
    self.series = series
    self.summaries = summaries
    self.makeScene = makeScene
    self.makeSource = makeSource
  }
}

/// A curve as it was drawn: the samples that are left when no pixel may change.
public struct PlottedSeries: Sendable {
  /// The curve's name, as the legend shows it.
  public var name: String
  /// The input's name.
  public var input: String
  /// The column along the page.
  public var x: Column
  /// The column up the page.
  public var y: Column
  /// Samples in order of rows; each is a sample of the input.
  public var samples: [(row: Int, x: Value, y: Value)]

  /// Creates a curve.
  public init(
    name: String, input: String, x: Column, y: Column, samples: [(row: Int, x: Value, y: Value)]
  ) {
    self.name = name
    self.input = input
    self.x = x
    self.y = y
    self.samples = samples
  }
}
