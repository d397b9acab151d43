import Comparing
import PlotCore
import PlotLayout

/// One run, with every component made: what a config file or a command line comes to.
package struct RunSpec: Sendable {
  /// The inputs in the order in which they were written.
  package var inputs: [InputSpec]
  /// How the figure looks, where an output does not say otherwise.
  package var theme: ThemeSpec
  /// The figure; nil for what the parsers suggest.
  package var figure: FigureSpec?
  /// What is asked of a suggested figure.
  package var wish: FigureWish
  /// What stands in place of a suggested figure's title, size and so on; nil fields change nothing.
  package var suggestedSize: (width: Double?, height: Double?)
  /// The title in place of a suggested one.
  package var title: String?
  /// The line under the headline, in place of a suggested one.
  package var subtitle: String?
  /// The line at the foot of the page, in place of a suggested one.
  package var caption: String?
  /// What was found beforehand, with which sentences that are made from the numbers begin.
  package var result: String?
  /// What the figure shows, in sentences; nil for sentences made from the numbers.
  package var description: String?
  /// The outputs in the order in which they were written.
  package var outputs: [OutputSpec]
  /// The amount that curves are held against; nil for none.
  package var limit: LimitSpec?
  /// The files that say all this: the config, what it extends, themes.
  package var configFiles: [String] = []
  /// The limits to which the inputs are held, by whoever checks.
  package var checks: [CheckSpec] = []
  /// The programs that the config names and that were not asked what they take, in its words.
  package var unaskedPrograms: [String] = []
  /// Lines to be drawn across the figure.
  package var brokenCheckLines: [BrokenCheckLine] = []
  /// Where the config names a column for the first time, in the figure or its words.
  package var columnPlaces: [String: Place] = [:]

  /// Creates a run.
  package init(
    inputs: [InputSpec] = [], theme: ThemeSpec = ThemeSpec(), figure: FigureSpec? = nil,
    wish: FigureWish = FigureWish(), suggestedSize: (width: Double?, height: Double?) = (nil, nil),
    title: String? = nil, description: String? = nil, outputs: [OutputSpec] = [],
    subtitle: String? = nil, caption: String? = nil
  ) {
    self.inputs = inputs
    self.theme = theme
    self.figure = figure
    self.wish = wish
    self.suggestedSize = suggestedSize
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.description = description
    self.outputs = outputs
  }
}

extension RunSpec {
  /// Returns an error with the place where the config names the column that it is about.
  ///
  /// Which columns there are is known only when the inputs are open, and the layout that misses one
  /// knows no config.
  package func placed(_ error: PlotError) -> PlotError {
    guard error.stage == .config, error.facts.subject == .column else { return error }
    return error.at(columnPlaces[error.facts.name])
  }
}

/// One input of a run: a file, or other inputs transformed together.
package struct InputSpec: Sendable {
  /// Where its rows come from.
  package enum Origin: Sendable {
    /// A file, or `-` for standard input.
    case file(String)
    /// Other inputs of the run, by name.
    case inputs([String])
    /// Rows that the program itself has.
    case source(any Source)
  }

  /// The name by which layers and templates know it.
  package var name: String
  /// Where its rows come from.
  package var origin: Origin
  /// The parser; nil to tell it from the content.
  package var parser: (any Parser)?
  /// The options of a parser that is told from the content.
  package var formatOptions: ConfigValue?
  /// What is done with the rows, in order.
  package var transforms: [any SeriesTransform]
  /// By how many seconds its times are later in the figure than they are told.
  package var shift: Double?
  /// Where the config names it.
  package var place: Place?
  /// Whether the run has made it for its figure, and shows it nowhere else.
  package var isHelper = false
  /// The columns that tell its rows apart; empty where all belong to one thing, nil for what the parser
  /// says.
  package var by: [String]?
  /// Other columns that whoever asked for the run wants rows told apart by, beside `by`.
  package var alsoBy: [[String]] = []
  /// Which rows of another input it has; nil where it is none of its groups.
  package var group: GroupRole?

  /// Creates an input.
  package init(
    name: String, origin: Origin, parser: (any Parser)? = nil,
    transforms: [any SeriesTransform] = [], place: Place? = nil, shift: Double? = nil
  ) {
    self.name = name
    self.origin = origin
    self.parser = parser
    self.transforms = transforms
    self.shift = shift
    self.place = place
  }
}

/// The rows of an input that belong to one combination of names, as an input of their own.
package struct GroupRole: Sendable {
  /// The input whose rows they are.
  package var parent: String
  /// What the rows have in common: each column that tells them apart and their name or number in it; nil
  /// where they have none.
  package var names: [(column: String, value: String?)]
  /// What the rows are called.
  package var label: String
  /// Whether the summary of the parent tells of it.
  package var isSummarized: Bool

  /// Creates the role of a group.
  package init(
    parent: String, names: [(column: String, value: String?)], label: String, isSummarized: Bool
  ) {
    self.parent = parent
    self.names = names
    self.label = label
    self.isSummarized = isSummarized
  }
}

/// One output of a run.
package struct OutputSpec: Sendable {
  /// The renderer's id.
  package var type: String
  /// The renderer.
  package var renderer: any Renderer
  /// The file, or `-` for standard output.
  package var path: String
  /// Its own theme; nil for the run's.
  package var theme: ThemeSpec?
  /// Where the config names it.
  package var place: Place?

  /// Creates an output.
  package init(
    type: String, renderer: any Renderer, path: String, theme: ThemeSpec? = nil,
    place: Place? = nil
  ) {
    self.type = type
    self.renderer = renderer
    self.path = path
    self.theme = theme
    self.place = place
  }
}
