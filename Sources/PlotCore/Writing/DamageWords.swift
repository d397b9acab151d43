/// Tells in words what is wrong with a recording, for figures: they go where no note goes with them.
public enum DamageWords {
  /// What a figure says of a recording: `incomplete: killed or aborted; peak at least 128.1 MiB`; nil
  /// where it is whole.
  ///
  /// `tellsPeak` where the peak stands nowhere else.
  public static func sentence(of summary: InputSummary, tellsPeak: Bool = true) -> String? {
    let words = summary.info.notes.compactMap(\.figureWords)
    let all = words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    guard !summary.info.isComplete else {
      return words.isEmpty ? nil : words.joined(separator: ", ")
    }
    guard tellsPeak, let main = summary.mainColumn, let peak = summary[main.name]?.maximum else {
      return "incomplete" + all
    }
    let text = QuantityFormat.string(peak.value.double, unit: main.unit)
    return "incomplete\(all); peak at least \(text)"
  }

  /// What a figure says of several recordings; nil where all are whole.
  public static func sentence(of summaries: [InputSummary], tellsPeak: Bool = true) -> String? {
    guard summaries.count != 1 else { return sentence(of: summaries[0], tellsPeak: tellsPeak) }
    let found = summaries.compactMap { summary in
      sentence(of: summary, tellsPeak: tellsPeak).map { words in
        // Behind a name what happened says that it is incomplete.
        let begin = "incomplete: "
        return
          "\(summary.name): \(words.hasPrefix(begin) ? words.dropFirst(begin.count) : words[...])"
      }
    }
    return found.isEmpty ? nil : found.joined(separator: " · ")
  }
}
