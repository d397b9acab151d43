import PlotCore

extension ConfigDecoder {
  /// Reads a panel's `facet`: the columns by whose names it is drawn several times.
  mutating func readFacet(_ value: ConfigValue, _ path: String) -> FacetSpec? {
    guard let object = object(value, short: "column", path) else { return nil }
    var reader = OptionReader(object, path: path)
    var facet = FacetSpec()
    facet.row = reader.texts(
      "row", meaning: "column", help: "the columns whose names stand below one another")
    facet.column = reader.texts(
      "column", meaning: "column", help: "the columns whose names stand beside each other")
    facet.columns = reader.optionalInteger(
      "columns", in: 1...64, help: "how many panels stand side by side")
    let share = reader.object("share", FacetShare.self, help: "which axes show the same")
    (facet.sharesX, facet.sharesY) = (share.x, share.y)
    let names = reader.texts("sort", meaning: "name", help: "the order of the names")
    if !names.isEmpty { facet.sort = .names(names) }
    close(&reader, of: .facet)
    guard !facet.fields.isEmpty else {
      reject(object, path, .missing("column", remedy: "name a column of names, or a \"row\""))
      return nil
    }
    if facet.columns != nil, !facet.row.isEmpty {
      reject(
        object["columns"], path + ".columns", "\"columns\" is for panels in one row of names",
        remedy: "leave it out, or \"row\"")
    }
    return facet
  }

  private struct FacetShare: ComponentOptions {
    var x: Bool
    var y: Bool

    init(from reader: inout OptionReader) {
      x = reader.flag("x", default: true, help: "whether axes along the page show the same")
      y = reader.flag("y", default: true, help: "whether axes up the page show the same")
    }
  }
}
