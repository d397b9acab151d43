import PlotConfig
import PlotCore

/// The words of a suggested figure for figures of recordings that break off: nobody knows what came after.
enum UnsureWords {
  /// What stands before a peak that may not be the highest.
  static let peak = "at least {"

  /// Returns a line under the headline, a template, that says of peaks and last values of such inputs only
  /// what is known.
  static func told(_ template: String?, of inputs: [OpenInput]) -> String? {
    guard var text = template else { return nil }
    let shown = inputs.filter { !$0.spec.isHelper }
    for input in shown where !input.info.isComplete {
      let owners = shown.count == 1 ? ["", input.spec.name + "."] : [input.spec.name + "."]
      for owner in owners {
        text = text.replacing("{\(owner)peak.", with: "at least {\(owner)peak.")
        let last = input.info.vocabulary.last
        text = text.replacing("\(last) {\(owner)last.", with: "last seen {\(owner)last.")
      }
    }
    return text
  }
}
