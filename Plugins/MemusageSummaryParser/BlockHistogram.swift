import PlotCore

/// How many blocks of each size were asked for, and how many bytes that were at least and at most:
/// memusage counts sizes in classes of 16 bytes, and all from 64 KiB on in one without an end.
struct BlockHistogram: DerivedSource {
  let upstream: any Source
  /// The sizes that were asked for most often, and how often.
  private let tallest: String
  /// The sizes to which most bytes went.
  private let heaviest: String
  private let subtitle: String
  var columns: [Column] { upstream.columns }

  /// `words` follow the figure's subtitle; `total` is how many bytes all blocks have at least, where
  /// the headline tells it.
  init(_ blocks: [PrintedSummary.Blocks], total: Int64?, words: String, info: SourceInfo) {
    subtitle = "blocks asked for, by size" + words
    var info = info
    info.mainColumn = "count"
    let least = Self.least(blocks, total: total)
    tallest =
      blocks.max { $0.count < $1.count }.map {
        "\(Decimal.grouped(Int($0.count))) of \($0.sizes)"
      } ?? ""
    heaviest =
      least.indices.max { least[$0] < least[$1] }.map {
        "at least {y} in \(blocks[$0].sizes)"
      } ?? ""
    let all = blocks.reduce(0.0) { $0 + Double($1.count) }
    func sizes(_ values: [Double?]) -> MemorySource.Values { .reals(values.map { $0 ?? .nan }) }
    let isBounded = blocks.allSatisfy { $0.to != nil }
    upstream = MemorySource(
      [
        (.event, nil),
        (Column("from", title: "smallest size", unit: .bytes), .integers(blocks.map(\.from))),
        (
          Column(
            "to", title: "largest size", unit: .bytes, storage: isBounded ? .integer : .real),
          isBounded
            ? .integers(blocks.compactMap(\.to)) : sizes(blocks.map { $0.to.map(Double.init) })
        ),
        (
          // The middle has a place on a logarithmic scale, which zero has not.
          Column("size", title: "block size", unit: .bytes, storage: .real, isAscending: true),
          .reals(blocks.map { (Double($0.from) + Double($0.to ?? $0.from)) / 2 })
        ),
        (Column("count", title: "blocks"), .integers(blocks.map(\.count))),
        (
          Column("percent", title: "share of blocks", unit: Unit("%"), storage: .real),
          .reals(blocks.map { all > 0 ? 100 * Double($0.count) / all : 0 })
        ),
        (
          Column("end", title: "size of the next class", unit: .bytes, storage: .real),
          sizes(blocks.map { $0.to.map { Double($0) + 1 } })
        ),
        (
          Column("bytes", title: "bytes, at least", unit: .bytes, storage: .real), .reals(least)
        ),
        (
          Column("more", title: "more, at most", unit: .bytes, storage: .real),
          sizes(
            blocks.map { blocks in
              blocks.to.map { Double(blocks.count) * Double($0 - blocks.from) }
            })
        ),
      ], rowCount: blocks.count, info: info)
  }

  /// The bytes of each class at least. That of all large blocks has what the others leave of the total, to
  /// which a block that was made longer adds its growth only.
  private static func least(_ blocks: [PrintedSummary.Blocks], total: Int64?) -> [Double] {
    let others = blocks.reduce(0.0) { $0 + ($1.to.map { Double($0) } ?? 0) * Double($1.count) }
    return blocks.map { blocks in
      let least = Double(blocks.count) * Double(blocks.from)
      guard blocks.to == nil, blocks.count > 0, let total else { return least }
      return max(least, Double(total) - others)
    }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }

  /// Suggests the counts over the bytes: many small blocks may be less than few large ones.
  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    func layer(_ mark: MarkSpec, _ fields: [String]) -> LayerSpec {
      let y = ChannelSpec(fields: fields, axis: "y", isStacked: fields.count > 1)
      return LayerSpec(
        mark: mark, data: name,
        encoding: Encoding(x: .field("from", axis: "x"), y: y, x2: .field("end", axis: "x")))
    }
    func panel(
      _ title: String, unit: Unit? = nil, _ layers: [LayerSpec], legend: LegendKind
    ) -> PanelSpec {
      PanelSpec(
        axes: [
          // Small blocks are many and near each other, large ones few and far between.
          AxisSpec(
            "x", channel: .x, title: "block size", scale: ScaleSpec(.log), unit: .bytes,
            prefix: .iec),
          AxisSpec("y", channel: .y, title: title, scale: ScaleSpec(zero: true), unit: unit),
        ],
        layers: layers, legend: legend)
    }
    return FigureSpec(
      title: name, subtitle: subtitle,
      panels: [
        panel(
          "blocks",
          [
            layer(MarkSpec(.bar), ["count"]),
            layer(MarkSpec(.extremum, label: tallest), ["count"]),
          ], legend: .none),
        panel(
          "bytes in them", unit: .bytes,
          [
            layer(MarkSpec(.bar), ["bytes", "more"]),
            layer(MarkSpec(.extremum, label: heaviest), ["bytes"]),
          ], legend: .direct),
      ])
  }
}

extension PrintedSummary.Blocks {
  /// The sizes in words: `16 to 31 B`.
  fileprivate var sizes: String {
    guard let to else { return QuantityFormat.string(Double(from), unit: .bytes) + " and more" }
    return "\(Decimal.grouped(Int(from))) to \(Decimal.grouped(Int(to))) B"
  }
}
