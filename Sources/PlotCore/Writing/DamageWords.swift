/// Tells in words what is wrong with a recording, for figures: they go where no note goes with them.
public enum DamageWords {
  /// What a figure says of a recording: `incomplete: killed or aborted; peak at least 128.1 MiB`; nil
  /// where it is whole.
  public static func sentence(of summary: InputSummary) -> String? {
    let words = summary.info.notes.compactMap(\.figureWords)
    let all = words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    guard !summary.info.isComplete else {
      return words.isEmpty ? nil : words.joined(separator: ", ")
    }
    guard let main = summary.mainColumn, let peak = summary[main.name]?.maximum else {
      return "incomplete" + all
    }
    let text = QuantityFormat.string(peak.value.double, unit: main.unit)
    return "incomplete\(all); peak at least \(text)"
  }

  /// What a figure says of several recordings; nil where all are whole.
  public static func sentence(of summaries: [InputSummary]) -> String? {
    let found = summaries.compactMap { summary in
      sentence(of: summary).map { summaries.count == 1 ? $0 : "\(summary.name): \($0)" }
    }
    return found.isEmpty ? nil : found.joined(separator: " · ")
  }
}
