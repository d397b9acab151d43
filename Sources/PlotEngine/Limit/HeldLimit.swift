import PlotConfig
import PlotCore

/// The limit of a run, found, with the columns that are held against it.
struct HeldLimit: Sendable {
  /// The limit.
  let limit: MemoryLimit
  /// The columns named; empty for each input's main one in bytes.
  let fields: [String]
  /// The words at its line.
  let label: String

  /// The columns of a source that are held against it.
  func columns(of source: any Source) -> [Int] {
    guard limit.bytes != nil else { return [] }
    if fields.isEmpty {
      return source.columns.mainIndex(named: source.info.mainColumn, in: .bytes).map { [$0] } ?? []
    }
    return source.columns.indices.filter { index in
      let column = source.columns[index]
      return column.unit == .bytes && column.storage != .row && !column.isAscending
        && fields.contains(column.name)
    }
  }

  /// Finds the limit of a run, and notes at the first input where there is none.
  ///
  /// `root` is the folder in which the system's files are looked for. Throws where a column is named
  /// that no input has.
  static func find(
    _ spec: LimitSpec?, for inputs: inout [OpenInput], root: String
  ) throws(PlotError) -> HeldLimit? {
    guard let spec else { return nil }
    let held: HeldLimit
    switch spec.amount {
    case .bytes(let bytes):
      held = HeldLimit(MemoryLimit(bytes: bytes, origin: .given), spec)
    case .cgroup:
      let group = CgroupLimit(root: root)
      held = HeldLimit(MemoryLimit(bytes: group.bytes, origin: .cgroup), spec)
      if group.bytes == nil, !inputs.isEmpty {
        inputs[0].add(
          Note(
            .notice, "no-limit", "\(group.reason), and none is drawn",
            remedy: "name one, such as --limit 2GiB"))
      }
    }
    for field in spec.fields {
      let known = inputs.flatMap { input in
        input.source.columns.filter { $0.unit == .bytes && !$0.isAscending }.map(\.name)
      }
      guard known.contains(field) else {
        throw PlotError.unknown(
          .column, field, among: known, at: spec.place, after: " in bytes for the limit",
          shown: ConfigValue.brief(field),
          otherwise: known.isEmpty
            ? "the inputs have none in bytes" : "there are \(known.joined(separator: ", "))")
      }
    }
    if held.limit.bytes != nil, !inputs.isEmpty,
      inputs.allSatisfy({ held.columns(of: $0.source).isEmpty })
    {
      inputs[0].add(
        Note(
          .notice, "nothing-held", "no column counts bytes that could be held against the limit",
          remedy: "name the unit of a column in the config"))
    }
    return held
  }

  private init(_ limit: MemoryLimit, _ spec: LimitSpec) {
    self.limit = limit
    fields = spec.fields
    label =
      spec.label ?? limit.bytes.map { LimitWords.name(bytes: $0, origin: limit.origin) } ?? ""
  }
}
