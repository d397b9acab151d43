import PlotCore
import PlotScene
import Testing

private struct Dots: Mark {
  struct Options: ComponentOptions {
    var size: Double
    init(from reader: inout OptionReader) {
      size = reader.number("size", default: 2, in: 1...9, help: "the size of dots")
    }
  }

  static let id = "dots"
  static let summary = "draws dots"
  let size: Double
  init(options: Options) { size = options.size }
  func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing() }
}

private struct Shade: Mark {
  struct Options: ComponentOptions {
    init(from reader: inout OptionReader) {
      _ = reader.flag("deep", default: false, help: "whether it is deep")
    }
  }

  static let id = "shade"
  static let summary = "draws a shade"
  static var channels: MarkChannels { .span }
  static var plane: MarkPlane { .behind }
  init(options: Options) {}
  func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing() }
}

private struct Watermark: Mark {
  static let id = "watermark"
  static let summary = "draws a watermark"
  static var channels: MarkChannels { .none }
  static var isImplied: Bool { true }
  init(options: NoOptions) {}
  func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing() }
}

@Suite struct MarkSetTests {
  private let marks = MarkSet([Dots.self, Shade.self, Watermark.self])

  private func message(_ spec: MarkSpec) -> String? {
    do throws(PlotError) {
      _ = try marks.make(spec)
      return nil
    } catch {
      return [error.message, error.remedy ?? ""].joined(separator: "; ")
    }
  }

  @Test func makesWhatALayerNamesWithItsOptions() throws {
    let mark = try marks.make(MarkSpec("dots", size: 7))
    #expect((mark as? Dots)?.size == 7)
  }

  @Test func whatIsNotThereIsToldWithTheNearest() {
    #expect(message(MarkSpec("dotts")) == "no mark \"dotts\" is installed; did you mean \"dots\"?")
    #expect(message(MarkSpec("dots", options: [Self.member("sise")]))?.contains("sise") == true)
    #expect(message(MarkSpec("dots", size: 10))?.hasPrefix("10 is outside 1...9") == true)
  }

  @Test func whatOnlyOtherMarksTakeIsLeftAlone() {
    #expect(message(MarkSpec("dots", options: [Self.member("deep")])) == nil)
  }

  @Test func noLayerNamesWhatEveryPanelHas() {
    #expect(message(MarkSpec("watermark"))?.hasPrefix("no mark") == true)
    #expect(marks.named.map { $0.id } == ["dots", "shade"])
    #expect(marks.implied.map { $0.id } == ["watermark"])
  }

  @Test func traitsAreAskedOfTheMarkThatALayerNames() {
    func layer(_ kind: MarkSpec.Kind) -> LayerSpec {
      LayerSpec(mark: MarkSpec(kind), encoding: Encoding())
    }
    #expect(marks.drawsSamples(layer("dots")) && !marks.drawsSamples(layer("shade")))
    #expect(marks.isBehind(layer("shade")) && !marks.isBehind(layer("dots")))
    #expect(!marks.isAnnotation(layer("dots")) && !marks.isAnnotation(layer("nothing")))
  }

  @Test func errorsListMarksAsASentenceDoes() {
    #expect(MarkSet.words(for: ["band"]) == "the mark band")
    #expect(MarkSet.words(for: ["line", "step", "area"]) == "the marks line, step and area")
    #expect(marks.home(of: "deep") == "\"deep\" is for the mark shade")
    #expect(marks.home(of: "nothing") == nil)
  }

  @Test func demandsColumnsOnlyWhereALayerHasSome() throws {
    let dots = try marks.make(MarkSpec("dots"))
    #expect(dots.demands(of: Encoding(y: .field("heap"))) == [.columns])
    #expect(dots.demands(of: Encoding(y: ChannelSpec(datum: 1))).isEmpty)
    let shade = try marks.make(MarkSpec("shade"))
    #expect(shade.demands(of: Encoding(y: .field("heap"))).isEmpty)
  }

  @Test func aPluginStandsInThePlaceOfAStandardOneOfItsId() throws {
    let own = try Registry([.mark(Dots.self)])
    let all = own.adding([.mark(Shade.self), .mark(Dots.self)])
    #expect(all.marks.types.map { $0.id } == ["dots", "shade"])
    #expect(all.plugins.count == 2)
    // Adding again changes nothing.
    #expect(all.adding([.mark(Shade.self)]).plugins.count == 2)
  }

  private static func member(_ key: String) -> ConfigValue.Member {
    let place = Place(file: "figure")
    return ConfigValue.Member(key: key, place: place, value: ConfigValue(.bool(true), at: place))
  }
}
