import PNGRenderer
import PlotCore
import PlotTesting
import Testing

@Suite struct PNGContractTests {
  @Test func keepsTheLawsOfRenderers() throws {
    let violations = checkRenderer(try PNGRenderer(options: .defaults))
    #expect(violations.isEmpty, "\(violations)")
  }
}
