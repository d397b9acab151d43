import CCairo
import PlotCore
import PlotScene
import Host

/// The fonts that fontconfig knows, under one of its configurations.
///
/// Not safe for use from several threads at once; `TextEngine` guards it.
final class FontCatalog {
  /// Where a catalog learns of fonts.
  enum Configuration: Hashable {
    /// The usual font folders, the machine's and the user's own rules, and a short list of
    /// preferred families: a tenth of the time that the system's some fifty files take.
    case house
    /// Everything that the system configures.
    case system
    /// A configuration in fontconfig's XML.
    case xml(String)
  }

  /// One face in a font file.
  struct File: Hashable {
    var path: String
    var index: Int32
  }

  /// A font that may stand in for characters which the wanted font lacks.
  struct Candidate {
    var file: File
    var hasColor: Bool
    /// Owned by the catalog's configuration.
    var characters: OpaquePointer
  }

  private let config: OpaquePointer
  private var sorted: [String: [Candidate]] = [:]

  /// Reads a configuration; nil where it cannot be read or names no font.
  init?(_ configuration: Configuration) {
    switch configuration {
    case .system:
      guard let loaded = FcInitLoadConfigAndFonts() else { return nil }
      config = loaded
    case .house, .xml:
      guard let created = FcConfigCreate() else { return nil }
      config = created
      var xml = houseFontConfiguration
      if case .xml(let text) = configuration { xml = text }
      guard FcConfigParseAndLoadFromMemory(config, xml, FcFalse) == FcTrue,
        FcConfigBuildFonts(config) == FcTrue
      else {
        FcConfigDestroy(config)
        return nil
      }
    }
    guard let fonts = FcConfigGetFonts(config, FcSetSystem), fonts.pointee.nfont > 0 else {
      FcConfigDestroy(config)
      return nil
    }
  }

  deinit { FcConfigDestroy(config) }

  /// Tells whether the user points fontconfig at a configuration of their own.
  static var isOverridden: Bool {
    ["FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"].contains { (name: String) in
      getenv(name) != nil
    }
  }

  /// Returns the outline font that is nearest to a family and weight.
  func best(family: String, weight: Font.Weight) -> File? {
    guard let pattern = makePattern(family, weight, language: "en") else { return nil }
    defer { FcPatternDestroy(pattern) }
    var result = FcResultMatch
    if let match = FcFontMatch(config, pattern, &result) {
      defer { FcPatternDestroy(match) }
      if flag(FC_SCALABLE, of: match), let file = file(of: match) { return file }
    }
    return candidates(family: family, weight: weight, language: "en").first { !$0.hasColor }?.file
  }

  /// Returns all outline and colour fonts, the nearest first.
  func candidates(family: String, weight: Font.Weight, language: String) -> [Candidate] {
    let key = "\(family)\n\(weight.rawValue)\n\(language)"
    if let known = sorted[key] { return known }
    var found: [Candidate] = []
    if let pattern = makePattern(family, weight, language: language) {
      var result = FcResultMatch
      if let set = FcFontSort(config, pattern, FcFalse, nil, &result) {
        for position in 0..<Int(set.pointee.nfont) {
          guard let font = set.pointee.fonts[position], let file = file(of: font) else { continue }
          let hasColor = flag(FC_COLOR, of: font)
          var characters: OpaquePointer?
          guard hasColor || flag(FC_SCALABLE, of: font), !flag(FC_VARIABLE, of: font),
            FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch,
            let characters
          else { continue }
          found.append(Candidate(file: file, hasColor: hasColor, characters: characters))
        }
        FcFontSetSortDestroy(set)
      }
      FcPatternDestroy(pattern)
    }
    sorted[key] = found
    return found
  }

  /// Describes the wanted font; nothing in it depends on the locale, so that every machine with
  /// the same fonts chooses the same one.
  private func makePattern(
    _ family: String, _ weight: Font.Weight, language: String
  ) -> OpaquePointer? {
    guard let pattern = FcPatternCreate() else { return nil }
    let listed = family.split(separator: ",").map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    for name in listed + (cjkFamilies[language] ?? []) {
      FcPatternAddString(pattern, FC_FAMILY, name)
    }
    FcPatternAddInteger(pattern, FC_WEIGHT, weight == .bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue)
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse)
    FcPatternAddString(pattern, FC_LANG, language)
    FcConfigSubstitute(config, pattern, FcMatchPattern)
    return pattern
  }

  private func file(of pattern: OpaquePointer) -> File? {
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch, let path else {
      return nil
    }
    _ = FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    return File(path: String(cString: path), index: index)
  }

  private func flag(_ object: String, of pattern: OpaquePointer) -> Bool {
    var value: FcBool = FcFalse
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue
  }
}

/// Families that show a language's own forms of shared Han characters, sans-serif first.
private let cjkFamilies = [
  "ja": ["Noto Sans CJK JP", "Noto Sans JP", "IPAGothic", "Hiragino Sans"],
  "ko": ["Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Apple SD Gothic Neo"],
  "zh-cn": ["Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "PingFang SC"],
]
