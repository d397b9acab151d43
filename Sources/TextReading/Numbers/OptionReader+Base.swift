import PlotCore

extension OptionReader {
  /// Takes `base`: how much the k of kB, MB and GB is; nil where a column's name is to tell.
  package mutating func kilobyteBase() -> Double? {
    let base = optionalInteger(
      "base", in: 1000...1024,
      help: "how many bytes kB is, and of MB and GB the base: 1000 or 1024; 1024 for memory")
    guard let base, base != 1000, base != 1024 else { return base.map(Double.init) }
    reject("base", "\(base) is neither 1000 nor 1024")
    return nil
  }
}

extension Note {
  /// How to say that kilobytes are 1000 bytes.
  package static let baseRemedy = "write \"base\": 1000 in its format where they are powers of 1000"
}
