import PlotCore
import PlotScene
import PlotTesting
import Testing

private struct Plain: Renderer {
  static let id = "plain"
  static let summary = "writes nothing"
  static let fileExtensions = ["txt", "text"]
  let demand = Demand.data(.summary, input: nil)
  init(options: NoOptions) {}
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

private struct Twin: Renderer {
  static let id = "twin"
  static let summary = "writes nothing"
  static let fileExtensions = ["text"]
  let demand = Demand.data(.summary, input: nil)
  init(options: NoOptions) {}
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}

@Suite struct RegistryTests {
  @Test func namesBothPluginsOfOneId() {
    #expect {
      try Registry([.renderer(Plain.self), .renderer(Plain.self)])
    } throws: { error in
      guard let error = error as? PlotError else { return false }
      return error.message.hasPrefix("two renderers are called \"plain\"")
        && error.message.components(of: "Plain") == 2
    }
  }

  @Test func namesBothRenderersOfOneEnding() {
    #expect {
      try Registry([.renderer(Plain.self), .renderer(Twin.self)])
    } throws: { error in
      guard let error = error as? PlotError else { return false }
      return error.message.contains(".text") && error.message.contains("Plain")
        && error.message.contains("Twin")
    }
  }

  @Test func findsRenderersByEnding() throws {
    let registry = try Registry([.renderer(Plain.self)])
    #expect(registry.renderer(forFile: "a/b.c/out.TXT")?.id == "plain")
    #expect(registry.renderer(forFile: "out.png") == nil)
    #expect(registry.renderer(forFile: "dir.txt/out") == nil)
    #expect(registry.renderer(forFile: "") == nil)
  }

  @Test func missesATextMeasurer() throws {
    #expect(throws: PlotError.self) { try Registry([]).makeTextMeasurer() }
    let plugin = Plugin.textMeasurer("fixed", summary: "measures") { () throws(PlotError) in
      FixedWidthMeasurer()
    }
    let measurer = try Registry([plugin]).makeTextMeasurer()
    #expect(measurer.width(of: "ab", in: Font(size: 10)) == 12)
  }
}

extension String {
  fileprivate func components(of word: String) -> Int {
    indices.count { self[$0...].hasPrefix(word) }
  }
}
