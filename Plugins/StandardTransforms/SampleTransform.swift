import PlotCore

extension Plugin {
  /// Some rows by chance.
  public static let sample = Plugin.transform(SampleTransform.self)
}

/// What `sample` takes from a config.
public struct SampleOptions: ComponentOptions {
  /// How many rows are kept.
  public var count: Int
  /// What the choice is made from.
  public var seed: Int

  /// Takes `sample` and `seed`.
  public init(from reader: inout OptionReader) {
    count = reader.integer(
      "sample", default: 1000, in: 1...SampleTransform.mostRows, help: "how many rows are kept")
    seed = reader.integer(
      "seed", default: 0, in: 0 ... .max, help: "another number makes another choice")
  }
}

/// Keeps so many rows, chosen by chance, each as likely as any other, in their order.
///
/// The same seed chooses the same rows of so many, on every machine. A table of no more rows stays as it
/// is. Nothing is read to choose.
public struct SampleTransform: SeriesTransform {
  /// `sample`.
  public static let id = "sample"
  /// What it does.
  public static let summary = "keeps some rows, chosen by chance"
  static let mostRows = 4_000_000
  private let options: SampleOptions

  /// Creates it.
  public init(options: SampleOptions) throws(PlotError) { self.options = options }

  /// Chooses rows of each source.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      guard source.rowCount > options.count else { return source }
      return SelectedRowsSource(source, rows: chosen(of: source.rowCount))
    }
  }

  /// Robert Floyd's choice (Bentley, "Programming pearls", Communications of the ACM, 1987): a step for each
  /// row that is kept, whatever the number of all.
  private func chosen(of rowCount: Int) -> [Int] {
    var random = SplitMix(state: UInt64(bitPattern: Int64(options.seed)))
    var rows: Set<Int> = []
    rows.reserveCapacity(options.count)
    for last in (rowCount - options.count)..<rowCount {
      let row = random.below(last + 1)
      if !rows.insert(row).inserted { rows.insert(last) }
    }
    return rows.sorted()
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix {
  var state: UInt64

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in 0..<bound, each as likely as any other but for one part in 2^64 / bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
