import PlotCore

/// How many blocks of each size were asked for.
struct BlockHistogram: DerivedSource {
  let upstream: any Source
  /// The sizes that were asked for most often, and how often.
  private let tallest: String
  private let subtitle: String
  var columns: [Column] { upstream.columns }

  /// `words` follow the figure's subtitle.
  init(_ blocks: [PrintedSummary.Blocks], words: String, info: SourceInfo) {
    subtitle = "blocks asked for, by size" + words
    var info = info
    info.mainColumn = "count"
    let total = blocks.reduce(0.0) { $0 + Double($1.count) }
    let most = blocks.max { $0.count < $1.count }
    tallest =
      most.map { most in
        let sizes =
          most.to.map { "\(Decimal.grouped(Int(most.from))) to \(Decimal.grouped(Int($0))) B" }
          ?? "\(most.from) B and more"
        return "\(Decimal.grouped(Int(most.count))) of \(sizes)"
      } ?? ""
    let isBounded = blocks.allSatisfy { $0.to != nil }
    let to = Column(
      "to", title: "largest size", unit: .bytes, storage: isBounded ? .integer : .real)
    upstream = MemorySource(
      [
        (.event, nil),
        (Column("from", title: "smallest size", unit: .bytes), .integers(blocks.map(\.from))),
        (
          to,
          isBounded
            ? .integers(blocks.compactMap(\.to))
            : .reals(blocks.map { $0.to.map { Double($0) } ?? .nan })
        ),
        (
          // The middle has a place on a logarithmic scale, which zero has not.
          Column("size", title: "block size", unit: .bytes, storage: .real, isAscending: true),
          .reals(blocks.map { (Double($0.from) + Double($0.to ?? $0.from)) / 2 })
        ),
        (Column("count", title: "blocks"), .integers(blocks.map(\.count))),
        (
          Column("percent", title: "share of blocks", unit: Unit("%"), storage: .real),
          .reals(blocks.map { total > 0 ? 100 * Double($0.count) / total : 0 })
        ),
      ], rowCount: blocks.count, info: info)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    func layer(_ mark: MarkSpec) -> LayerSpec {
      LayerSpec(
        mark: mark, data: name,
        encoding: Encoding(x: .field("size", axis: "x"), y: .field("count", axis: "y")))
    }
    return FigureSpec(
      title: name, subtitle: subtitle,
      panels: [
        PanelSpec(
          axes: [
            // Small blocks are many and near each other, large ones few and far between.
            AxisSpec(
              "x", channel: .x, title: "block size", scale: ScaleSpec(.log), unit: .bytes,
              prefix: .iec),
            AxisSpec("y", channel: .y, title: "blocks", scale: ScaleSpec(zero: true)),
          ],
          layers: [layer(MarkSpec(.bar)), layer(MarkSpec(.extremum, label: tallest))],
          legend: .none)
      ])
  }
}
