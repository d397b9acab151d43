import PlotConfig
import PlotCore

extension Walk {
  /// Notes at the first input the scripts in a figure's words that pictures show with unjoined letters.
  mutating func noteScripts(of figure: FigureSpec, on pages: OutputPages) {
    guard !inputs.isEmpty else { return }
    let text = (figure.words + inputs.map(\.spec.name)).joined(separator: "\n")
    for script in pages.unjoinedScripts(in: text) {
      inputs[0].add(
        Note(
          .notice, "unjoined-letters",
          "letters of the \(script) script stand side by side in pictures, neither joined nor reordered",
          remedy: "write SVG, whose readers join them"))
    }
  }
}

extension FigureSpec {
  /// Its words, but for numbers and dates.
  fileprivate var words: [String] {
    let panels = panels.flatMap { panel -> [String?] in
      [panel.title] + panel.axes.map(\.title)
        + panel.layers.flatMap { layer -> [String?] in
          let channel = layer.encoding.y
          return [layer.mark.label, channel?.title] + (channel?.fields ?? [])
        }
    }
    return ([title, subtitle, caption] + panels).compactMap { $0 }
  }
}
