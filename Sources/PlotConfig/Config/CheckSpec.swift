import Comparing
import PlotCore

/// A check of a config or a command line, ready to be held against recordings.
package struct CheckSpec: Sendable {
  /// What is demanded.
  package var rule: CheckRule
  /// Its own name in reports.
  package var name: String?
  /// The input that it is about; nil for every file of the run.
  package var input: String?
  /// The baseline's file, as seen from the current folder; nil for the command line's.
  package var baseline: String?
  /// Where it was written.
  package var place: Place?

  /// Creates a check.
  package init(
    _ rule: CheckRule, name: String? = nil, input: String? = nil, baseline: String? = nil,
    place: Place? = nil
  ) {
    self.rule = rule
    self.name = name
    self.input = input
    self.baseline = baseline ?? rule.baseline
    self.place = place
  }
}
