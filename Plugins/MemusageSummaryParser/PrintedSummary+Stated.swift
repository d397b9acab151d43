import PlotCore

/// What the headline says, for readers and checks.
extension PrintedSummary {
  /// The figures of the heap and the stack.
  var stated: [StatedFigure] {
    let figures: [(String, StatedFigure.Kind)] =
      [("heap", .total), ("heap", .peak), ("stack", .peak)]
    return figures.compactMap { subject, kind in
      let name = "\(subject)-\(kind.rawValue)"
      let value = totals.first { $0.name == name }?.value
      guard value != nil || wrapped.contains(where: { $0.name == name }) else { return nil }
      return StatedFigure(subject, kind, value, unit: .bytes)
    }
  }

  /// Notes about figures that cannot be right.
  var wrappedNotes: [Note] {
    wrapped.map { name, text in
      Note(
        .dataLoss, "wrapped-figure",
        "the \(name.split(separator: "-").joined(separator: " ")) of \(text) B is no amount that was "
          + "reached: memusage counted below zero, as it does with -m where a program unmaps what was "
          + "not counted as mapped",
        remedy: "record again without -m, or with `memusage -d FILE`, whose curve shows the peak",
        figureWords:
          "\(name.split(separator: "-").joined(separator: " ")) not known: counted below zero")
    }
  }

  /// The headline's figures as words of a figure; empty where there are none.
  var words: String {
    stated.filter { $0.kind == .peak }.compactMap { figure in
      figure.value.map {
        " · \(figure.title) " + QuantityFormat.string(Double($0), unit: figure.unit)
      }
    }.joined()
  }
}
