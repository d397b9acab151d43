import PlotCore

/// How often each function was called, and for how many bytes.
struct CallTable: DerivedSource {
  let upstream: any Source
  var columns: [Column] { upstream.columns }

  init(_ calls: [PrintedSummary.Calls], info: SourceInfo) {
    var info = info
    info.mainColumn = "calls"
    let names = calls.enumerated().map { "\($0) \($1.function)" }.joined(separator: ", ")
    info.notes.append(Note(.info, "row-names", "the rows are \(names)"))
    func values(_ field: (PrintedSummary.Calls) -> Int64?) -> (Column.Storage, MemorySource.Values)
    {
      let found = calls.map(field)
      return found.contains(nil)
        ? (.real, .reals(found.map { $0.map { Double($0) } ?? .nan }))
        : (.integer, .integers(found.compactMap { $0 }))
    }
    let bytes = values(\.bytes)
    let failed = values(\.failed)
    upstream = MemorySource(
      [
        (Column("function", unit: .events, storage: .row, isAscending: true), nil),
        (Column("calls"), .integers(calls.map(\.count))),
        (Column("bytes", title: "total memory", unit: .bytes, storage: bytes.0), bytes.1),
        (Column("failed", title: "failed calls", storage: failed.0), failed.1),
      ], rowCount: calls.count, info: info)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    let panels = ["calls", "bytes"].map { column in
      PanelSpec(
        layers: [
          LayerSpec(
            mark: MarkSpec(.bar), data: name,
            encoding: Encoding(x: .field("function"), y: .field(column)))
        ])
    }
    return FigureSpec(title: name, panels: panels)
  }
}
