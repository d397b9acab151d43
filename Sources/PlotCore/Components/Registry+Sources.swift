extension Registry {
  /// Returns the plugin of a kind with an id, from the sources where none is listed; nil where there
  /// is none. Throws where what a source has cannot be used.
  package func plugin(_ id: String, kind: String) throws(PlotError) -> Plugin? {
    if let listed = plugins.first(where: { $0.id == id && $0.kindName == kind }) { return listed }
    var other: Plugin?
    for source in sources {
      guard let found = try source.plugin(called: id) else { continue }
      if found.kindName == kind { return found }
      other = other ?? found
    }
    guard let other else { return nil }
    throw PlotError(.config, "\"\(id)\" is a \(other.kindName), not a \(kind)")
  }

  /// The ids of all that the sources may have.
  package var idsOfSources: [String] { sources.flatMap(\.ids) }

  /// Returns what the sources have beside the plugins that are listed, and what is wrong with the
  /// rest: an id or an ending belongs to who has it first.
  package func more() -> (plugins: [Plugin], failures: [PlotError]) {
    var found: [Plugin] = []
    var failures: [PlotError] = []
    for source in sources {
      let (plugins, wrong) = source.all()
      failures += wrong
      for plugin in plugins {
        let known = self.plugins + found
        if known.contains(where: { $0.id == plugin.id && $0.kindName == plugin.kindName }) {
          failures.append(
            PlotError(
              .tool, "a \(plugin.kindName) \"\(plugin.id)\" is there already",
              at: Place(file: plugin.typeName), remedy: "give it another name"))
          continue
        }
        let taken = Set(known.flatMap(\.fileExtensions))
        for ending in plugin.fileExtensions where taken.contains(ending) {
          failures.append(
            PlotError(
              .tool, "another renderer writes files that end in .\(ending)",
              at: Place(file: plugin.typeName),
              remedy: "where it is to write one, name it as the output's type"))
        }
        found.append(plugin.leaving(taken))
      }
    }
    return (found, failures)
  }
}
