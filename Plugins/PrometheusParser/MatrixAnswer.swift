import TextReading
import PlotCore

/// Reads series from JSON: an answer of the HTTP API, the data or the array of results in it, series by
/// themselves, and the lines that VictoriaMetrics exports.
struct MatrixAnswer {
  /// About the fewest bytes of a sample: `[1700000000,"1234567"],`.
  private static let shortestSample = 24
  private(set) var found: SeriesSet
  private let file: InputFile
  private let tokens: JSONTokens

  /// Reads an answer; throws where it is no JSON, not of this form, or an error's.
  init(_ file: InputFile, isLineBound: Bool, mostSeries: Int) throws(PlotError) {
    self.file = file
    tokens = JSONTokens(file)
    tokens.isLineBound = isLineBound
    found = SeriesSet(mostSeries: mostSeries)
    var isForeign = true
    while true {
      do throws(PlotError) {
        let token = try tokens.take()
        if token == .end { break }
        if try read(token) { isForeign = false }
      } catch {
        // A line that is cut or damaged spoils no other.
        guard isLineBound, error.place?.position != nil else { throw error }
        found.badLines.add(error)
        try tokens.skipLine()
        isForeign = false
      }
    }
    if isForeign { throw foreign() }
    found.order()
  }

  private func foreign() -> PlotError {
    tokens.error("this is no answer to query_range with a matrix")
  }

  /// Reads a value at the top; false where it is none that tells of series.
  private mutating func read(_ token: JSONTokens.Token) throws(PlotError) -> Bool {
    switch token {
    case .arrayStart:
      try readResult()
      return true
    case .objectStart: return try readObject()
    default: throw foreign()
    }
  }

  /// Reads an answer, its data, or a series by itself.
  private mutating func readObject() throws(PlotError) -> Bool {
    var one = SeriesReading(expecting: expected)
    var isKnown = false
    while try tokens.take() == .key {
      let key = tokens.string
      let token = try tokens.take()
      switch (key, token) {
      case ("data", .objectStart): isKnown = try readObject() || isKnown
      case ("error", .string):
        let words = tokens.string.split(whereSeparator: \.isNewline).joined(separator: " ")
        throw PlotError(
          .input, "is the error \"\(words)\", not data", at: Place(file: file.path),
          remedy: "mend the query and ask again")
      case ("resultType", .string):
        let type = tokens.string
        if ["vector", "scalar", "string"].contains(type) { throw .instant(type, of: file) }
        if type != "matrix" { throw foreign() }
        isKnown = true
      case ("result", .arrayStart):
        try readResult()
        isKnown = true
      default:
        guard try one.take(key, token, tokens, &found) else {
          try tokens.skip(token)
          continue
        }
        isKnown = true
      }
    }
    if one.hasSamples { found.join(one.ended(&found)) }
    return isKnown
  }

  private mutating func readResult() throws(PlotError) {
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      guard token == .objectStart else { throw foreign() }
      var one = SeriesReading(expecting: expected)
      while try tokens.take() == .key {
        let key = tokens.string
        let token = try tokens.take()
        if try !one.take(key, token, tokens, &found) { try tokens.skip(token) }
      }
      found.add(one.ended(&found))
    }
  }

  /// How many samples the next series has, about.
  ///
  /// Growing arrays would be copied again and again; all series of an answer have about as many.
  private var expected: Int {
    found.series.last?.times.count ?? file.byteCount / Self.shortestSample
  }
}
