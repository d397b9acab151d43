import PlotCore

extension Note {
  /// Tells that times stepped back at so many places, and what became of the samples: they were put in
  /// order of time, or else what `instead` says.
  static func outOfOrder(_ count: Int, _ instead: String? = nil) -> Note {
    let places = count == 1 ? "1 place" : "\(Decimal.grouped(count)) places"
    return Note(
      .notice, "out-of-order", count: count,
      "time stepped back at \(places): "
        + (instead ?? "the samples were put in order of time"))
  }
}
