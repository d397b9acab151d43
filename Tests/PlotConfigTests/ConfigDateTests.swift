import PlotCore
import PlotTesting
import Testing

@testable import PlotConfig

@Suite struct ConfigDateTests {
  private func decode(domain: String, datum: String = "1", scale: String = "time") throws -> RunSpec
  {
    try ConfigFile.decode(
      text: Array(
        """
        { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
          "figure": {
            "axes": { "x": { "scale": { "type": "\(scale)",
              "domain": \(domain) } } },
            "layer": [{ "mark": "rule",
              "encoding": { "x": { "datum": \(datum) } } }]
          } }
        """.utf8), file: "c.jsonc", registry: .stubs())
  }

  /// What is written, and the moment in nanoseconds since 1970.
  @Test(arguments: [
    (#""2017-07-14""#, 1_499_990_400), (#""2017-07-14T02:40:00Z""#, 1_500_000_000),
    (#""2017-07-14 02:40""#, 1_500_000_000), (#""2017-07-14T04:40:00+02:00""#, 1_500_000_000),
    (#""1970-01-01""#, 0), (#""1900-01-01""#, -2_208_988_800), (#""2100-03-01""#, 4_107_542_400),
    (#""2024-02-29T23:59:59Z""#, 1_709_251_199),
  ]) func isoTextIsADate(_ text: String, _ seconds: Int64) throws {
    let spec = try decode(domain: "[\(text), null]", datum: text)
    let panel = try #require(spec.figure?.panels.first)
    let date = try #require(panel.axes[0].scale.lowestDate)
    #expect(date.nanoseconds == seconds * 1_000_000_000 && date.isCertain)
    #expect(panel.axes[0].scale.lowest == nil && panel.axes[0].scale.highestDate == nil)
    #expect(date.place?.path == "figure.axes.x.scale.domain[0]")
    let datum = try #require(panel.layers[0].encoding.x?.datumDate)
    #expect(datum.nanoseconds == date.nanoseconds)
    #expect(datum.place?.path == "figure.layer[0].encoding.x.datum")
  }

  @Test(arguments: [
    ("1500000000", 1_500_000_000), ("1500000000000", 1_500_000_000),
    ("1500000000000000", 1_500_000_000), ("1500000000000000000", 1_500_000_000),
  ]) func aNumberOfThatSizeMayBeADate(_ digits: String, _ seconds: Int64) throws {
    let scale = try #require(
      try decode(domain: "[null, \(digits)]").figure?.panels[0].axes[0].scale)
    #expect(scale.highest == Double(digits))
    #expect(scale.highestDate?.nanoseconds == seconds * 1_000_000_000)
    #expect(scale.highestDate?.isCertain == false)
  }

  @Test(arguments: ["0", "12.5", "-3", "99999999", #""2h""#, #""1.5s""#])
  func otherPlacesAreNumbers(_ text: String) throws {
    let scale = try #require(try decode(domain: "[\(text), null]").figure?.panels[0].axes[0].scale)
    #expect(scale.lowest != nil && scale.lowestDate == nil)
  }

  @Test(arguments: [
    (
      #"["2024-5-17", null]"#, "time", "figure.axes.x.scale.domain[0]: \"2024-5-17\" is no date"
    ),
    (
      #"[null, "2024-13-01"]"#, "time", "figure.axes.x.scale.domain[1]: \"2024-13-01\" is no date"
    ),
    (
      #"["2024-05-17", "2023-05-17"]"#, "time",
      "figure.axes.x.scale.domain: the lowest value is not below the highest"
    ),
    (
      #"["2024-05-17", "2024-05-17"]"#, "time",
      "figure.axes.x.scale.domain: the lowest value is not below the highest"
    ),
    (
      #"["2024-05-17", null]"#, "log",
      "figure.axes.x.scale.domain[0]: a log scale has no place for a date"
    ),
  ]) func tellsDatesThatAreNone(_ domain: String, _ scale: String, _ message: String) {
    let error = #expect(throws: ConfigErrors.self) {
      _ = try decode(domain: domain, scale: scale)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Margins, the page, and what is said; nil where they leave room.
  @Test(arguments: [
    (#"{ "left": 500, "right": 500 }"#, "left and right take 1000 points of a width of 400"),
    (#"{ "left": 360 }"#, "left and right take 400 points of a width of 400"),
    (#"{ "top": 260 }"#, "top and bottom take 300 points of a height of 300"),
    (#"{ "top": "10cm" }"#, "top and bottom take 323.46 points of a height of 300"),
    (#"{ "left": 359 }"#, nil), (#"{ "top": 0, "bottom": 299 }"#, nil), (#"{}"#, nil),
  ]) func marginsWithoutRoomAreToldAtTheirPlace(_ margins: String, _ message: String?) throws {
    func decode() throws {
      _ = try ConfigFile.decode(
        text: Array(
          """
          { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
            "figure": { "width": 400, "height": 300, "layout": { "margins": \(margins) },
              "panels": [{ "layer": [{ "mark": "step", "encoding": { "y": "heap" } }] }] } }
          """.utf8), file: "c.jsonc", registry: .stubs())
    }
    guard let message else { return try decode() }
    let error = #expect(throws: ConfigErrors.self) { try decode() }
    #expect(
      error?.description.contains("c.jsonc:2:67: figure.layout.margins: \(message)") == true,
      "\(error?.description ?? "")")
  }
}
