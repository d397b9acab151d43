import PlotCore
import PlotScene
import PlotTesting
import Testing

/// Words in lines.
@Suite struct TextBlockTests {
  @Test(arguments: ["8.49 MiB", "12 %", "1.26 Mticks", "250 ms", "61,702 events", "23.4 °C"])
  func noLineEndsBetweenANumberAndItsUnit(amount: String) {
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let text = "the heap is \(amount) at the end of all"
    for width in stride(from: 100.0, to: 400, by: 3) {
      let lines = TextBlock(
        text, font: Font(size: 10), width: width, lineLimit: 12, style: style
      ).lines
      #expect(lines.contains { $0.contains(amount) }, "\(width): \(lines)")
    }
  }
}
