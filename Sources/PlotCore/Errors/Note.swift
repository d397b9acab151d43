/// Something that a reader of the figure should know about an input that could still be read.
public struct Note: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Good to know.
    case info
    /// Repaired, or to be read with care; no sample is missing.
    case notice
    /// Samples are missing.
    case dataLoss
    /// A figure that the input cannot answer for.
    case error
  }

  /// How much it matters.
  public var severity: Severity
  /// A lower-case word with hyphens by which programs know the matter, such as `out-of-order`.
  public var code: String
  /// How many places are concerned; 1 where counting means nothing.
  public var count: Int
  /// What was found, in one sentence without full stop.
  public var text: String
  /// How to record a better one, if there is a way.
  public var remedy: String?
  /// What a figure of the recording says of it, in a few words, where it must not be silent: `killed`.
  public var figureWords: String?

  /// Creates a note.
  public init(
    _ severity: Severity, _ code: String, count: Int = 1, _ text: String, remedy: String? = nil,
    figureWords: String? = nil
  ) {
    self.figureWords = figureWords
    self.severity = severity
    self.code = code
    self.count = count
    self.text = text
    self.remedy = remedy
  }
}
