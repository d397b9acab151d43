import CCairo
import PlotCore
import PlotScene
import Synchronization

/// Chooses fonts, measures lines and turns them into glyphs, for layout and drawing alike.
///
/// Safe for use from any thread. Results do not depend on what was asked before.
package final class TextEngine: Sendable {
  private let state: Mutex<TextState>

  /// The engine of this process, with the fonts of this machine.
  package static func shared() throws(PlotError) -> TextEngine { try common.get() }

  private static let common = Result<TextEngine, PlotError> { () throws(PlotError) in
    try TextEngine(FontCatalog.isOverridden ? [.system] : [.house, .system])
  }

  /// Creates an engine; throws where no configuration has a font that can be read.
  init(_ configurations: [FontCatalog.Configuration]) throws(PlotError) {
    state = Mutex(try TextState(configurations))
  }

  /// Returns how far the pen moves over a line, at a font size of 1.
  package func width(of text: String, family: String, weight: Font.Weight) -> Double {
    state.withLock { $0.width(of: text, family: family, weight: weight) }
  }

  /// Returns the heights of a font's letters, at a font size of 1.
  package func metrics(family: String, weight: Font.Weight) -> FontMetrics {
    state.withLock { $0.metrics(family: family, weight: weight) }
  }

  /// Returns a line's glyphs, with what Cairo needs to draw them.
  package func line(
    _ text: String, family: String, weight: Font.Weight
  ) throws(PlotError) -> GlyphLine {
    try state.withLock { state throws(PlotError) in
      try state.drawableLine(text, family: family, weight: weight)
    }
  }

  /// Adds a run's letters to a mask, or their rims where `rim` is more than no pixel.
  package func add(_ run: GlyphLine.Run, at place: TextPlace, rim: Double, to mask: TextMask) {
    state.withLock { $0.add(run, at: place, rim: rim, to: mask) }
  }
}

/// What the engine has loaded so far.
struct TextState {
  private struct FontKey: Hashable {
    var family: String
    var weight: Font.Weight
  }

  private let library: FT_Library
  /// What makes outlines of rims; nil until one is wanted.
  private var stroker: FT_Stroker?
  private var unread: [FontCatalog.Configuration]
  /// Catalogs in the order in which they are asked for stand-ins.
  private var catalogs: [(configuration: FontCatalog.Configuration, catalog: FontCatalog)] = []
  private(set) var typefaces: [Typeface] = []
  private var numbers: [FontCatalog.File: Int?] = [:]
  private var primaries: [FontKey: Int] = [:]
  private var heights: [FontKey: FontMetrics] = [:]
  /// The typeface that is used where nothing else can be read.
  private var lastResort = 0

  init(_ configurations: [FontCatalog.Configuration]) throws(PlotError) {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw PlotError(.tool, "FreeType cannot be started", remedy: "check the memory limits")
    }
    self.library = library
    unread = configurations
    while let catalog = readNextCatalog() {
      if let file = catalog.best(family: "sans-serif", weight: .regular),
        let typeface = typeface(file)
      {
        lastResort = typeface.id
        primaries[FontKey(family: "sans-serif", weight: .regular)] = typeface.id
        return
      }
    }
    throw PlotError(
      .tool, "no font is installed that text could be drawn with",
      remedy: "install one, such as the package fonts-dejavu-core, then run fc-cache")
  }

  /// Returns the typeface for a family and weight, or the nearest one there is.
  mutating func primary(_ family: String, _ weight: Font.Weight) -> Typeface {
    let key = FontKey(family: family, weight: weight)
    if let number = primaries[key] { return typefaces[number] }
    var found: Typeface?
    for position in catalogOrder(for: family) where found == nil {
      if let file = catalogs[position].catalog.best(family: family, weight: weight) {
        found = typeface(file)
      }
    }
    let typeface = found ?? typefaces[lastResort]
    primaries[key] = typeface.id
    return typeface
  }

  /// Returns the first typeface that has all characters of a cluster, in colour where wanted.
  mutating func fallback(
    for scalars: [UInt32], _ family: String, _ weight: Font.Weight, language: String,
    inColor: Bool
  ) -> Typeface? {
    var tried = 0
    repeat {
      for position in tried..<catalogs.count {
        let candidates = catalogs[position].catalog.candidates(
          family: family, weight: weight, language: language)
        for candidate in candidates where candidate.hasColor == inColor {
          guard
            scalars.allSatisfy({ FcCharSetHasChar(candidate.characters, $0) == FcTrue }),
            let typeface = typeface(candidate.file),
            scalars.allSatisfy({ typeface.glyph(of: $0) != nil })
          else { continue }
          return typeface
        }
      }
      tried = catalogs.count
    } while readNextCatalog() != nil
    return nil
  }

  mutating func metrics(family: String, weight: Font.Weight) -> FontMetrics {
    let key = FontKey(family: family, weight: weight)
    if let known = heights[key] { return known }
    let typeface = primary(family, weight)
    let metrics = FontMetrics(
      ascent: typeface.verticalExtent(of: "bdfhklA")?.top ?? typeface.line.top,
      descent: -(typeface.verticalExtent(of: "gjpqy")?.bottom ?? typeface.line.bottom))
    heights[key] = metrics
    return metrics
  }

  /// Generic families come from the first catalog; names that a user gave from the system's own,
  /// because only its rules know which font stands in for, say, Helvetica.
  private mutating func catalogOrder(for family: String) -> [Int] {
    guard !genericFamilies.contains(family) else { return Array(catalogs.indices) }
    while readNextCatalog() != nil {}
    return catalogs.indices.reversed()
  }

  private mutating func readNextCatalog() -> FontCatalog? {
    while !unread.isEmpty {
      let configuration = unread.removeFirst()
      if let catalog = FontCatalog(configuration) {
        catalogs.append((configuration, catalog))
        return catalog
      }
    }
    return nil
  }

  mutating func add(_ run: GlyphLine.Run, at place: TextPlace, rim: Double, to mask: TextMask) {
    if rim > 0, stroker == nil { FT_Stroker_New(library, &stroker) }
    if rim > 0 {
      FT_Stroker_Set(
        stroker, FT_Fixed((rim * 64).rounded()), FT_STROKER_LINECAP_ROUND,
        FT_STROKER_LINEJOIN_ROUND, 0)
    }
    let typeface = typefaces[run.typeface]
    for glyph in run.glyphs {
      typeface.withOutline(of: glyph, at: place) { outline in
        if rim > 0 {
          mask.addRim(of: &outline, stroker, library)
        } else {
          mask.add(&outline, library)
        }
      }
    }
  }

  private mutating func typeface(_ file: FontCatalog.File) -> Typeface? {
    if let known = numbers[file] { return known.map { typefaces[$0] } }
    guard let opened = Typeface(file, id: typefaces.count, library: library) else {
      numbers[file] = .some(nil)
      return nil
    }
    numbers[file] = opened.id
    typefaces.append(opened)
    return opened
  }
}
