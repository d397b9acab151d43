import PlotCore

/// The ticks that an axis might have, before their labels are measured.
struct TickRow {
  /// The values in ascending order, in the axis' unit.
  var values: [Double]
  /// Writes one of them.
  var label: (Double) -> String
  /// The prefix of the labels, where the words at the axis are to have it too.
  var prefix: Prefix?
}
