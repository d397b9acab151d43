import PlotCore

extension Plugin {
  /// The bins in which values lie.
  public static let bin = Plugin.transform(BinTransform.self)
}

/// What `bin` takes from a config.
public struct BinOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// The names of the bins' lower and upper ends; nil for the field's with `_bin` and `_bin_end`.
  public var names: [String]
  /// How many bins there are at most.
  public var maxbins: Int
  /// The base of which steps are multiples of powers.
  public var base: Double
  /// Whether the first bin begins at a multiple of the step.
  public var isNice: Bool
  let step: FieldQuantity?
  let extent: [FieldQuantity]

  /// Takes `field`, `as`, `maxbins`, `step`, `nice`, `base` and `extent`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to put into bins")
    names = reader.texts(
      "as", meaning: "column", help: "the name of the bins' lower ends, and of their upper ends")
    maxbins = reader.integer(
      "maxbins", default: 10, in: 1...1_000_000, help: "how many bins there are at most")
    base = reader.number(
      "base", default: 10, in: 1.0001...1e9, help: "steps are powers of it, and these over 5 and 2")
    isNice = reader.flag(
      "nice", default: true, help: "whether the first bin begins at a multiple of the step")
    step = reader.quantity("step", help: "the width of a bin, instead of one that fits maxbins")
    extent = reader.quantities("extent", help: "the lowest and highest value; else the column's")
    if names.count > 2 {
      reader.reject("as", "bin adds two columns", remedy: "name the lower ends and the upper ends")
    }
    if reader.has("extent"), extent.count != 2 {
      reader.reject("extent", "extent takes two values, the lowest and the highest")
    }
    if reader.has("step"), reader.has("maxbins") {
      reader.reject("step", "bin takes either step or maxbins", remedy: "leave one out")
    }
  }
}

/// Adds the lower and upper end of the bin in which each value lies, all bins of one round width.
///
/// Widths are Vega's: the smallest of a power of the base, a fifth and a half of one for which `maxbins`
/// are enough. A bin holds its lower end and not its upper one, but the last one holds both. A gap lies in
/// no bin, nor does a value outside of an `extent` that is given. The column is read once for its extent,
/// when rows are asked for, unless it is given.
public struct BinTransform: SeriesTransform {
  /// `bin`.
  public static let id = "bin"
  /// What it does.
  public static let summary = "adds the ends of the bin in which each value lies"
  private let options: BinOptions

  /// Creates it.
  public init(options: BinOptions) throws(PlotError) { self.options = options }

  /// Adds the columns to each source; throws where the field is missing, holds names or dates, and where
  /// the step or the extent is none.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireIndex(of: options.field)
      let field = source.columns[index]
      guard field.clockStart == nil else {
        throw PlotError(
          .config, "the column \"\(field.name)\" holds dates, which no bins of one width fit",
          remedy: "take {\"type\": \"time-unit\"}, which knows the calendar")
      }
      let step = try options.step?.value(for: field).double
      if let step, !(step > 0) {
        throw PlotError(.config, "step must be above 0", at: options.step?.place)
      }
      var extent: ClosedRange<Double>?
      if options.extent.count == 2 {
        let low = try options.extent[0].value(for: field).double
        let high = try options.extent[1].value(for: field).double
        guard low <= high else {
          throw PlotError(
            .config, "the extent ends below its beginning", at: options.extent[1].place,
            remedy: "write the lowest value first")
        }
        extent = low...high
      }
      return Self.extended(source, index, options, step: step, extent: extent)
    }
  }

  private static func extended(
    _ source: any Source, _ index: Int, _ options: BinOptions, step: Double?,
    extent: ClosedRange<Double>?
  ) -> any Source {
    let field = source.columns[index]
    let bins = Lazily<RoundBins?> { () throws(PlotError) in
      let found = if let extent { extent } else { try source.extent(of: index) }
      return found.map {
        RoundBins($0, most: options.maxbins, base: options.base, step: step, isNice: options.isNice)
      }
    }
    let start = options.names.first ?? "\(field.name)_bin"
    let end = options.names.count == 2 ? options.names[1] : start + "_end"
    let columns = [(start, field.title), (end, "\(field.title), end of bin")].map { name, title in
      Column(
        name, title: title, unit: field.unit, storage: .real,
        isAscending: field.isAscending && extent == nil)
    }
    return ExtendedSource(source, inputs: [index], adding: columns) { () throws(PlotError) in
      let bins = try bins.get()
      return { (block, buffer) throws(PlotError) in
        let (lower, upper) = (buffer.reals(0), buffer.reals(1))
        for row in 0..<block.rowCount {
          let ends = bins?.ends(around: block.columns[0].double(at: row))
          lower[row] = ends?.lower ?? .nan
          upper[row] = ends?.upper ?? .nan
        }
      }
    }
  }
}
