import PlotCore
import PlotScene

// Small components for tests of configs: they take options and do nothing.

struct StubParser: Parser {
  struct Options: ComponentOptions {
    var clock: ClockOptions
    init(from reader: inout OptionReader) {
      clock = reader.object("clock", ClockOptions.self, help: "the capture's clock")
    }
  }
  struct ClockOptions: ComponentOptions {
    var hertz: Double?
    init(from reader: inout OptionReader) {
      hertz = reader.optionalNumber("hz", .frequency, in: 1...1e12, help: "ticks of a second")
    }
  }
  static let id = "memusage"
  static let summary = "reads nothing"
  let options: Options

  init(options: Options) { self.options = options }
  static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition { .no }
  func open(_ input: Input) throws(PlotError) -> any Source {
    throw PlotError(.input, "is never opened")
  }
}

struct CalculateStub: SeriesTransform {
  struct Options: ComponentOptions {
    var name: String
    var expression: String
    var unit: String?
    init(from reader: inout OptionReader) {
      name = reader.requiredText("as", meaning: "column", help: "the new column")
      expression = reader.requiredText("expr", meaning: "expression", help: "how it is computed")
      unit = reader.optionalText("unit", help: "its unit")
    }
  }
  static let id = "calculate"
  static let summary = "computes nothing"
  let options: Options

  init(options: Options) { self.options = options }
  func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] { sources }
}

struct FilterStub: SeriesTransform {
  struct Options: ComponentOptions {
    var field: String
    var range: [Double]
    init(from reader: inout OptionReader) {
      field = reader.text("field", default: "time", help: "the column")
      range = reader.numbers("range", .time, help: "what is kept") ?? []
    }
  }
  static let id = "filter"
  static let summary = "filters nothing"

  init(options: Options) throws(PlotError) {
    if options.range.count == 2, options.range[0] > options.range[1] {
      throw PlotError(.transform, "the range ends before it begins", remedy: "turn it round")
    }
  }
  func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] { sources }
}

struct RateStub: SeriesTransform {
  static let id = "rate"
  static let summary = "computes nothing"
  init(options: NoOptions) {}
  func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] { sources }
}

struct CumulativeMaxStub: SeriesTransform {
  static let id = "cumulative-max"
  static let summary = "computes nothing"
  init(options: NoOptions) {}
  func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] { sources }
}

struct PNGStub: Renderer {
  struct Options: ComponentOptions {
    var scale: Double
    init(from reader: inout OptionReader) {
      scale = reader.number("scale", default: 1, in: 0.1...16, help: "pixels for each point")
    }
  }
  static let id = "png"
  static let summary = "draws nothing"
  static let fileExtensions = ["png"]
  let options: Options
  var demand: Demand { .scene(columnsPerPoint: options.scale) }

  init(options: Options) { self.options = options }
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

struct SVGStub: Renderer {
  static let id = "svg"
  static let summary = "draws nothing"
  static let fileExtensions = ["svg"]
  var demand: Demand { .scene(columnsPerPoint: 1) }
  init(options: NoOptions) {}
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

struct PDFStub: Renderer {
  static let id = "pdf"
  static let summary = "draws nothing"
  static let fileExtensions = ["pdf"]
  var demand: Demand { .scene(columnsPerPoint: 4) }
  init(options: NoOptions) {}
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

struct EPSStub: Renderer {
  static let id = "eps"
  static let summary = "draws nothing"
  static let fileExtensions = ["eps"]
  var demand: Demand { .scene(columnsPerPoint: 4) }
  init(options: NoOptions) {}
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

struct TableOptions: ComponentOptions {
  var data: String?
  var stage: Stage
  init(from reader: inout OptionReader) {
    data = reader.optionalText("data", meaning: "input", help: "the input; all without")
    stage = reader.choice("stage", default: .transformed, help: "where the data is tapped")
  }
}

struct CSVStub: Renderer {
  static let id = "csv"
  static let summary = "writes nothing"
  static let fileExtensions = ["csv"]
  let options: TableOptions
  var demand: Demand { .data(options.stage, input: options.data) }
  init(options: TableOptions) { self.options = options }
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

struct JSONStub: Renderer {
  static let id = "json"
  static let summary = "writes nothing"
  static let fileExtensions = ["json"]
  let options: TableOptions
  var demand: Demand { .data(options.stage, input: options.data) }
  init(options: TableOptions) { self.options = options }
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

extension Registry {
  static func stubs() throws(PlotError) -> Registry {
    try Registry([
      .parser(StubParser.self), .transform(CalculateStub.self), .transform(FilterStub.self),
      .transform(RateStub.self), .transform(CumulativeMaxStub.self), .renderer(PNGStub.self),
      .renderer(SVGStub.self), .renderer(PDFStub.self), .renderer(EPSStub.self),
      .renderer(CSVStub.self), .renderer(JSONStub.self),
      .limit("cgroup", summary: "a stub") { FoundLimit(nil, reason: "a stub") },
    ])
  }
}
