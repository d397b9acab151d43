import Foundation
import MemusageParser
import PlotCore
import PlotTesting
import Testing

@Suite struct CaptureFigureTests {
  func figure(_ wish: FigureWish, hz: Bool = true) throws -> FigureSpec {
    let source = try parser(hz ? ["hz": 1e9] : [:]).open(
      Input(name: "ls", file: InputFile(path: captures.appending(path: "ls.mem").path)))
    return source.suggestedFigure(for: wish, named: "run")
  }

  func marks(_ panel: PanelSpec) -> [String] {
    panel.layers.map { "\($0.mark.kind) \($0.encoding.y?.fields.first ?? "")" }
  }

  @Test func putsTheStackInAPanelOfItsOwn() throws {
    let figure = try figure(FigureWish())
    #expect(figure.panels.map(marks) == [["step heap", "extremum heap"], ["step stack"]])
    #expect(figure.layout.heights == [3, 1])
    #expect(figure.panels[0].layers[0].mark.fill == MarkSpec.themeFill)
    #expect(figure.panels[1].layers[0].mark.fill == nil)
    #expect(figure.panels[0].layers[1].mark.label == "peak {y} at event {x}")
    #expect(figure.panels[1].axes[0].title == "event")
    #expect(figure.panels.flatMap(\.layers).allSatisfy { $0.encoding.x?.fields == ["event"] })
    #expect(figure.panels.flatMap(\.layers).allSatisfy { $0.data == "run" })
  }

  @Test func drawsTheTotalBehindTheHeap() throws {
    let figure = try figure(FigureWish(withTotal: true))
    #expect(marks(figure.panels[0]) == ["step total", "step heap", "extremum heap"])
  }

  @Test func putsTheStackWhereItIsWished() throws {
    let same = try figure(FigureWish(secondary: .sameScale))
    #expect(same.panels.map(marks) == [["step heap", "step stack", "extremum heap"]])
    #expect(same.panels[0].layers[1].encoding.y?.axis == "bytes")
    let two = try figure(FigureWish(secondary: .differentScales))
    #expect(two.panels[0].axes.map(\.name) == ["x", "bytes", "stack"])
    #expect(two.panels[0].axes[2].orient == .right && two.panels[0].axes[2].align == "bytes")
    #expect(two.panels[0].layers[1].encoding.y?.axis == "stack")
    let none = try figure(FigureWish(secondary: .none))
    #expect(none.panels.map(marks) == [["step heap", "extremum heap"]])
    #expect(none.layout.heights.isEmpty)
  }

  @Test func saysThatTicksHaveNoRate() throws {
    let known = try figure(FigureWish(overTime: true, secondary: .none))
    #expect(known.panels[0].axes[0].title == "time")
    #expect(known.subtitle?.contains("{rows} events in {duration} · ") == true)
    let unknown = try figure(FigureWish(overTime: true, secondary: .none), hz: false)
    #expect(unknown.panels[0].axes[0].title == "time in ticks (rate of the clock not known)")
    #expect(
      unknown.subtitle == "{rows} events · peak heap {peak.heap} · live at the end {last.heap}")
    #expect(unknown.panels[0].layers.allSatisfy { $0.encoding.x?.fields == ["time"] })
  }
}
