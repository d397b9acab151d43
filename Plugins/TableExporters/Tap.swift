import PlotCore

/// Where an exporter taps the way of the data, and for which input: the options that all share.
struct Tap: Sendable {
  /// The stage.
  let stage: Stage
  /// The input; nil for all.
  let input: String?

  init(from reader: inout OptionReader, default stage: Stage) {
    self.stage = reader.choice(
      "stage", default: stage,
      help: "where the data is tapped: as parsed, after the transforms, as drawn, or its figures")
    input = reader.optionalText(
      "data", meaning: "an input's name", help: "the input; all of them where it is left out")
  }

  /// What the exporter needs of a figure.
  var demand: Demand { .data(stage, input: input) }

  /// Returns the names of the inputs that are meant.
  func inputs(of figure: Figure) throws(PlotError) -> [String] {
    let known = figure.summaries.map(\.name)
    guard let input else { return known }
    guard known.contains(input) || known.isEmpty else {
      throw PlotError.unknown(
        .input, input, among: known, .output,
        otherwise: "there are \(known.joined(separator: ", "))")
    }
    return [input]
  }

  /// Returns the one input that is meant; throws where there are several.
  func onlyInput(of figure: Figure) throws(PlotError) -> String {
    let names = try inputs(of: figure)
    guard let name = names.first else {
      throw PlotError(.output, "the figure has no input to export")
    }
    guard names.count == 1 else {
      throw PlotError(
        .output, "one table cannot hold the rows of \(names.count) inputs",
        remedy: "name one with \"data\": \(names.map { "\"\($0)\"" }.joined(separator: ", "))")
    }
    return name
  }

  /// Returns the figures of the inputs that are meant.
  func summaries(of figure: Figure) throws(PlotError) -> [InputSummary] {
    guard input != nil else { return figure.summaries }
    let names = try inputs(of: figure)
    return figure.summaries.filter { names.contains($0.name) }
  }

  /// Returns the curves of the inputs that are meant.
  func series(of figure: Figure) throws(PlotError) -> [PlottedSeries] {
    guard input != nil else { return figure.series }
    let names = try inputs(of: figure)
    return figure.series.filter { names.contains($0.input) }
  }

  /// Returns the small table of the stage; nil for stages of rows.
  func table(of figure: Figure) throws(PlotError) -> SmallTable? {
    switch stage {
    case .raw, .transformed: nil
    case .plotted: SmallTable(try series(of: figure))
    case .summary: SmallTable(try summaries(of: figure))
    }
  }
}

extension Source {
  /// Returns the indices of columns by their names; none given, all.
  func indices(of names: [String]) throws(PlotError) -> [Int] {
    if names.isEmpty { return Array(columns.indices) }
    var indices: [Int] = []
    for name in names {
      do throws(PlotError) {
        indices.append(try requireAnyIndex(of: name))
      } catch {
        throw error.of(.output)
      }
    }
    return indices
  }
}
