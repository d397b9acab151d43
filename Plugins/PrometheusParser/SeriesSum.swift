/// Whether series may be added up: the same amount in bytes of things that stand beside each other, and
/// are no part of one another.
///
/// Of a metric in bytes labels tell what is measured (`pod`, `instance`), or what of it (`memtype`,
/// `quantile`), and only the first can be added; a series that lacks a label which others have may be
/// their sum, as cAdvisor tells it of pods beside their containers. Where it is not sure nothing is added.
enum SeriesSum {
  /// More are no stack to look at.
  private static let counts = 2...12
  /// Labels that tell things apart.
  private static let things: Set<String> = [
    "app", "application", "container", "cluster", "groupname", "host", "hostname", "instance",
    "job", "name", "namespace", "node", "nodename", "pid", "pod", "process", "service", "task",
    "worker",
  ]
  /// Labels that describe a container, and change with it.
  private static let describing: Set<String> = [
    "endpoint", "id", "image", "pod_ip", "host_ip", "uid",
  ]
  /// Words of metrics that are bounds or figures of a course: of those a sum is no amount that ever was.
  private static let bounds: Set<String> = [
    "available", "average", "avg", "capacity", "count", "high", "limit", "limits", "max", "mean",
    "min",
    "peak", "quota", "request", "requests", "sum", "total", "watermark",
  ]

  /// Tells whether series with these labels add up.
  static func isAmount(of series: [[(name: String, value: String)]]) -> Bool {
    guard counts.contains(series.count) else { return false }
    let tables = series.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    guard let metric = tables[0]["__name__"], tables.allSatisfy({ $0["__name__"] == metric })
    else { return false }
    let words = Set(
      metric.lowercased().split(whereSeparator: { "_:".contains($0) }).map(String.init))
    guard metric.hasSuffix("_bytes"), words.isDisjoint(with: bounds) else { return false }
    let telling = Set(tables.flatMap(\.keys)).filter { key in
      tables.contains { $0[key] != tables[0][key] }
    }
    let areContainers = tables.allSatisfy { $0["container"]?.isEmpty == false }
    let known = areContainers ? things.union(describing) : things
    guard telling.isSubset(of: known),
      tables.allSatisfy({ table in
        telling.allSatisfy { describing.contains($0) || table[$0]?.isEmpty == false }
      })
    else { return false }
    // The same thing may be told twice, by two jobs that ask for it.
    let identity = telling.subtracting(describing).subtracting(["job"])
    guard !identity.isEmpty else {
      return !tables.contains { table in
        ["container", "instance", "pid", "pod"].contains { table[$0] != nil }
      }
    }
    let places = tables.map { table in identity.sorted().map { table[$0] ?? "" } }
    return Set(places).count == places.count
  }
}
