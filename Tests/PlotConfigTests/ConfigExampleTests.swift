import PlotTesting
import Foundation
import PlotCore
import PlotScene
import Testing

@testable import PlotConfig

struct ConfigExampleTests {
  /// The whole example of the config's description.
  static let example = #"""
    {
      "version": 1,
      "extends": ["house.jsonc"],
      "description": "Heap, stack and total of one build.",       // SVG <desc>, PNG tEXt, PDF Subject
      "params": { "capture": { "type": "path", "value": "build.mem" } },
      "inputs": {
        "run": {
          "path": "${capture}",
          "format": { "type": "memusage", "clock": { "hz": 2.596e9 } },   // no rate known: the axis says ticks
          "transform": [
            { "type": "calculate", "as": "total", "expr": "heap + stack", "unit": "B" },
            { "type": "filter", "field": "time", "range": ["0s", "10s"] }
          ]
        }
      },
      "theme": { "extends": "dark", "palette": "okabe-ito", "series": { "heap": { "color": "#56b4e9" } } },
      "figure": {
        "width": "180mm", "height": "100mm",
        "title": { "text": "bazel build //...", "subtitle": "{run.rows} events, peak heap {run.peak.heap}" },
        "panels": [{
          "axes": {
            "x":     { "channel": "x", "title": "Time" },
            "bytes": { "channel": "y", "orient": "left",  "title": "Heap, total", "format": { "unit": "B", "prefix": "iec" }, "grid": true },
            "depth": { "channel": "y", "orient": "right", "title": "Stack depth", "format": { "unit": "B", "prefix": "iec" }, "align": "bytes" }
          },
          "layer": [
            { "mark": "step", "data": "run", "encoding": { "x": "time", "y": { "field": ["heap", "total"], "axis": "bytes" } } },
            { "mark": { "type": "step", "strokeDash": [4, 2] }, "data": "run", "encoding": { "x": "time", "y": { "field": "stack", "axis": "depth" } } },
            { "mark": { "type": "extremum", "which": "max", "label": "peak {y} at {x}" }, "data": "run", "encoding": { "x": "time", "y": { "field": "heap", "axis": "bytes" } } },
            { "mark": { "type": "rule", "label": "cgroup limit" }, "encoding": { "y": { "datum": "2GiB", "axis": "bytes" } } }
          ],
          "legend": { "type": "direct" }
        }]
      },
      "outputs": [
        { "type": "png", "path": "out/build.png", "scale": 2 },
        { "type": "svg", "path": "out/build.svg" },
        { "type": "pdf", "path": "out/build.pdf", "theme": "print" },
        { "type": "csv", "path": "out/build.csv", "data": "run", "stage": "plotted" },
        { "type": "json", "path": "-", "stage": "summary" }
      ]
    }
    """#

  @Test func readsTheWholeExample() throws {
    let folder = try ScratchFolder()
    try folder.write("house.jsonc", #"{ "version": 1, "theme": { "palette": "x" } }"#)
    let path = try folder.write("run.jsonc", Self.example)
    let spec = try ConfigFile.load(path: path, registry: Registry.stubs())

    let input = try #require(spec.inputs.first)
    #expect(input.name == "run")
    guard case .file(folder.path + "/build.mem") = input.origin else {
      Issue.record("reads \(input.origin)")
      return
    }
    #expect((input.parser as? StubParser)?.options.clock.hertz == 2.596e9)
    #expect(input.transforms.count == 2)
    #expect((input.transforms.first as? CalculateStub)?.options.expression == "heap + stack")
    #expect(spec.description == "Heap, stack and total of one build.")

    let axis = AxisSpec(
      "bytes", channel: .y, orient: .left, title: "Heap, total", unit: .bytes, prefix: .iec,
      grid: true)
    let depth = AxisSpec(
      "depth", channel: .y, orient: .right, title: "Stack depth", unit: .bytes, prefix: .iec,
      align: "bytes")
    func layer(_ mark: MarkSpec, _ fields: [String], _ axis: String) -> LayerSpec {
      LayerSpec(
        mark: mark, data: "run",
        encoding: Encoding(x: .field("time"), y: ChannelSpec(fields: fields, axis: axis)))
    }
    let panel = PanelSpec(
      axes: [AxisSpec("x", channel: .x, title: "Time"), axis, depth],
      layers: [
        layer(MarkSpec(.step), ["heap", "total"], "bytes"),
        layer(MarkSpec(.step, strokeDash: [4, 2]), ["stack"], "depth"),
        layer(MarkSpec(.extremum, label: "peak {y} at {x}", which: .max), ["heap"], "bytes"),
        LayerSpec(
          mark: MarkSpec(.rule, label: "cgroup limit"),
          encoding: Encoding(y: ChannelSpec(datum: 0x1p31, axis: "bytes"))),
      ], legend: .direct)
    #expect(
      spec.figure
        == FigureSpec(
          width: 180 * (72 / 25.4), height: 100 * (72 / 25.4), title: "bazel build //...",
          subtitle: "{run.rows} events, peak heap {run.peak.heap}", panels: [panel]))

    #expect(spec.outputs.map(\.type) == ["png", "svg", "pdf", "csv", "json"])
    #expect(spec.outputs.map(\.path).last == "-")
    #expect(spec.outputs.first?.path == folder.path + "/out/build.png")
    #expect((spec.outputs.first?.renderer as? PNGStub)?.options.scale == 2)
    #expect(spec.outputs.map { $0.theme != nil } == [false, false, true, false, false])
    #expect(spec.outputs[3].renderer.demand == .data(.plotted, input: "run"))
    #expect(spec.outputs[1].place?.path == "outputs[1]")
  }

  @Test(arguments: ["everyday", "print", "compare"])
  func readsTheConfigsToCopy(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let spec = try ConfigFile.load(
      path: root.path + "/Configs/\(name).jsonc", registry: Registry.stubs())
    for input in spec.inputs {
      guard case .file(let path) = input.origin else { continue }
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(spec.outputs.count >= 2)
    #expect(spec.outputs.allSatisfy { $0.path.contains("/out/\(name).") })
  }

  @Test func readsTheSmallestConfig() throws {
    let text = #"{ "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }"#
    let spec = try ConfigFile.decode(
      text: Array(text.utf8), file: "run.json", registry: Registry.stubs())
    #expect(spec.figure == nil)
    #expect(spec.outputs.first?.path == "a.png")
    #expect(spec.inputs.first?.parser == nil)
  }

  @Test func takesAFigureWithoutLayersForChangesOfTheSuggestedOne() throws {
    let text = """
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "width": "1in", "title": { "text": "{rows}", "subtitle": "s", "caption": "c" } } }
      """
    let spec = try ConfigFile.decode(
      text: Array(text.utf8), file: "run.json", registry: Registry.stubs())
    #expect(spec.figure == nil)
    #expect(spec.suggestedSize.width == 72)
    #expect(spec.suggestedSize.height == nil)
    #expect([spec.title, spec.subtitle, spec.caption] == ["{rows}", "s", "c"])
  }

  @Test func readsEveryFormOfAScaleAndAMark() throws {
    let text = """
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"], "figure": {
        "axes": {
          "time": { "orient": "top", "scale": { "type": "time", "domain": [null, "1.5min"] } },
          "y": { "scale": { "type": "symlog", "domain": [-1, 2048], "nice": false, "zero": true,
            "reverse": true, "clamp": true }, "tickCount": 7, "format": { "unit": "none" } } },
        "legend": "box",
        "layer": [
          { "mark": { "type": "area", "color": "#ff000080", "strokeWidth": "1mm", "opacity": 0.5,
              "fill": true, "size": 3 },
            "encoding": { "y": { "field": ["heap", "stack"], "stack": true, "title": "all" } } },
          { "mark": { "type": "step", "fill": 0.25 }, "encoding": { "y": "heap" } },
          { "mark": { "type": "line", "fill": false }, "encoding": { "y": "heap" } },
          { "mark": "band", "encoding": { "x": { "datum": "1s" }, "x2": { "datum": 2 } } } ] } }
      """
    let spec = try ConfigFile.decode(
      text: Array(text.utf8), file: "run.json", registry: Registry.stubs())
    let panel = try #require(spec.figure?.panels.first)
    #expect(
      panel.axes == [
        AxisSpec("time", channel: .x, orient: .top, scale: ScaleSpec(.time, highest: 90)),
        AxisSpec(
          "y", channel: .y,
          scale: ScaleSpec(
            .symlog, lowest: -1, highest: 2048, nice: false, zero: true, reverse: true, clamp: true),
          unit: Unit.none, tickCount: 7),
      ])
    #expect(panel.legend == .box)
    #expect(panel.layers.map(\.mark.fill) == [MarkSpec.themeFill, 0.25, nil, nil])
    #expect(panel.layers[0].mark.color == Color(red: 255, green: 0, blue: 0, alpha: 128.0 / 255))
    #expect(panel.layers[0].mark.strokeWidth == 72 / 25.4)
    #expect(panel.layers[0].encoding.y?.isStacked == true)
    #expect(panel.layers[3].encoding.x2?.datum == 2)
  }
}
