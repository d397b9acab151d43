import Comparing
import PlotCore

/// A check of a config or a command line, ready to be held against recordings.
public struct CheckSpec: Sendable {
  /// What is demanded.
  public var rule: CheckRule
  /// Its own name in reports.
  public var name: String?
  /// The input that it is about; nil for every file of the run.
  public var input: String?
  /// The baseline's file, as seen from the current folder; nil for the command line's.
  public var baseline: String?
  /// Where it was written.
  public var place: Place?

  /// Creates a check.
  public init(
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
