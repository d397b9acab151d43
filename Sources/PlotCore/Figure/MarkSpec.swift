import PlotScene

/// How a layer is drawn: a mark by its id, with what its options are given.
///
/// It is a description only, so that a parser can suggest a figure without knowing the marks that a
/// tool has. Options are kept as a config would write them; the mark itself reads them.
public struct MarkSpec: Sendable, Equatable {
  /// The id of a mark, in Vega-Lite's words where it has one; marks of plugins have names of their own.
  public struct Kind: RawRepresentable, Hashable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
  {
    /// The id.
    public let rawValue: String

    /// Names a mark by its id.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Names a mark by its id.
    public init(stringLiteral id: String) { rawValue = id }

    /// The id.
    public var description: String { rawValue }

    /// Straight lines between samples.
    public static let line: Kind = "line"
    /// A curve that keeps each value until the next sample.
    public static let step: Kind = "step"
    /// The area under a step curve.
    public static let area: Kind = "area"
    /// A dot for each sample.
    public static let point: Kind = "point"
    /// An upright bar for each sample.
    public static let bar: Kind = "bar"
    /// A straight line across the panel.
    public static let rule: Kind = "rule"
    /// The area between two values across the panel.
    public static let band: Kind = "band"
    /// Words at a place.
    public static let text: Kind = "text"
    /// A dot and words at the highest or lowest sample.
    public static let extremum: Kind = "extremum"
  }

  /// Which extremum is marked.
  public enum Which: String, CaseIterable, Sendable { case max, min }

  /// The mark.
  public var kind: Kind
  /// What its options are given, by their keys; what is not there has its default.
  public private(set) var options: [ConfigValue.Member]

  /// Describes a mark by what its options are given, in a config's words.
  public init(_ kind: Kind, options: [ConfigValue.Member]) {
    self.kind = kind
    self.options = options.filter { if case .null = $0.value.kind { false } else { true } }
  }

  /// Describes a mark.
  public init(
    _ kind: Kind, color: Color? = nil, strokeWidth: Double? = nil, strokeDash: [Double]? = nil,
    opacity: Double? = nil, fill: Double? = nil, size: Double? = nil, label: String? = nil,
    which: Which? = nil
  ) {
    self.init(kind, options: [])
    self.color = color
    self.strokeWidth = strokeWidth
    self.strokeDash = strokeDash
    self.opacity = opacity
    self.fill = fill
    self.size = size
    self.label = label
    if let which { self.which = which }
  }

  /// The value of `fill` that asks for the theme's opacity.
  public static let themeFill = -1.0

  /// What one option is given; nil where it is left to its default.
  public subscript(key: String) -> ConfigValue.Kind? {
    get { options.last { $0.key == key }?.value.kind }
    set {
      options.removeAll { $0.key == key }
      guard let newValue else { return }
      let place = Place(file: "figure")
      options.append(
        ConfigValue.Member(key: key, place: place, value: ConfigValue(newValue, at: place)))
    }
  }

  /// Tells whether two marks are the same, wherever their options were written.
  public static func == (a: MarkSpec, b: MarkSpec) -> Bool {
    guard a.kind == b.kind, a.options.count == b.options.count else { return false }
    return a.options.allSatisfy { option in
      b[option.key].map { $0.says(option.value.kind) } ?? false
    }
  }
}

/// The options that standard marks share, by their names; each stands for the option of that key.
extension MarkSpec {
  /// The colour; nil for the theme's.
  public var color: Color? {
    get { text("color").flatMap(Color.init(word:)) }
    set { self["color"] = newValue.map { .string($0.word) } }
  }

  /// The width of lines in points; nil for the theme's.
  public var strokeWidth: Double? {
    get { length("strokeWidth") }
    set { self["strokeWidth"] = newValue.map(ConfigValue.Kind.numeral) }
  }

  /// Dashes and gaps in points; nil for the theme's.
  public var strokeDash: [Double]? {
    get {
      guard case .array(let elements) = self["strokeDash"] else { return nil }
      return elements.compactMap { Self.length($0.kind) }
    }
    set {
      let place = Place(file: "figure")
      self["strokeDash"] = newValue.map { lengths in
        .array(lengths.map { ConfigValue(.numeral($0), at: place) })
      }
    }
  }

  /// The opacity, 0...1, of the whole mark; nil for opaque.
  public var opacity: Double? {
    get { length("opacity") }
    set { self["opacity"] = newValue.map(ConfigValue.Kind.numeral) }
  }

  /// The opacity of an area under a line or step curve, 0...1; nil for none, -1 for the theme's.
  public var fill: Double? {
    get {
      if case .bool(let isFilled) = self["fill"] { return isFilled ? Self.themeFill : nil }
      return length("fill")
    }
    set {
      self["fill"] = newValue.map { $0 == Self.themeFill ? .bool(true) : .numeral($0) }
    }
  }

  /// The radius of dots in points; nil for the theme's.
  public var size: Double? {
    get { length("size") }
    set { self["size"] = newValue.map(ConfigValue.Kind.numeral) }
  }

  /// Words at the mark, a template with `{x}` and `{y}`; nil for the mark's usual ones.
  public var label: String? {
    get { text("label") }
    set { self["label"] = newValue.map { .string($0) } }
  }

  /// Which extremum an `extremum` marks.
  public var which: Which {
    get { text("which").flatMap(Which.init(rawValue:)) ?? .max }
    set { self["which"] = .string(newValue.rawValue) }
  }

  private func text(_ key: String) -> String? {
    if case .string(let text) = self[key] { text } else { nil }
  }

  private func length(_ key: String) -> Double? { self[key].flatMap(Self.length) }

  private static func length(_ value: ConfigValue.Kind) -> Double? {
    switch value {
    case .number(let digits): Double(digits)
    case .string(let text): Quantity.parse(text, as: .length)
    default: nil
    }
  }
}

extension ConfigValue.Kind {
  /// A number as a config would write it.
  static func numeral(_ value: Double) -> ConfigValue.Kind {
    let whole = value.rounded() == value && value.magnitude < 1e15
    return .number(whole ? "\(Int64(value))" : "\(value)")
  }

  /// Tells whether two values say the same, whatever their places and ways of writing numbers.
  func says(_ other: ConfigValue.Kind) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b || Double(a) == Double(b)
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.kind.says($1.kind) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          b.last { $0.key == member.key }.map { $0.value.kind.says(member.value.kind) } ?? false
        }
    default: false
    }
  }
}

extension Color {
  /// The colour as configs write it: `#rrggbb`, or `#rrggbbaa` where it is not opaque.
  var word: String {
    guard alpha < 1 else { return hex }
    let share = UInt8((max(0, alpha.isNaN ? 1 : alpha) * 255).rounded())
    let digits = String(share, radix: 16)
    return hex + (digits.count == 1 ? "0" : "") + digits
  }
}
