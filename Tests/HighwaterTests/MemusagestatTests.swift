import Foundation
import Testing

/// Our curves against the picture of glibc's own tool.
@Suite struct MemusagestatTests {
  private static let canCompare = Tool.hasNumpy && Tool.find("memusagestat") != nil

  @Test(.enabled(if: canCompare), arguments: ["ls", "cc1", "git-log", "mmap-deepstack"])
  func curvesReachTheSamePixelRowsInEveryColumn(capture: String) throws {
    try Tool.inNewFolder { tool in
      let path = Tool.capture(capture)
      // memusagestat opens its input to write: it gets a copy.
      try FileManager.default.copyItem(atPath: path, toPath: tool.path("a.mem"))
      let theirs = try tool.run(Tool.find("memusagestat")!, ["-o", "theirs.png", "a.mem"])
      #expect(theirs.status == 0)
      let header = try tool.data("a.mem").prefix(48)
      let peaks = [24, 32].map { at in
        header[at..<(at + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      }
      let rows = (try tool.data("a.mem").count - 48) / 24
      for (name, color, peak) in [("heap", "#ff0000", peaks[0]), ("stack", "#008200", peaks[1])] {
        try tool.write(
          Self.config(name: name, color: color, peak: peak, rows: rows), to: "\(name).json")
        let ours = try tool("run", "\(name).json")
        #expect(ours.status == 0, "\(ours.messages)")
      }
      let script = Tool.fixtures.deletingLastPathComponent()
        .appending(path: "HighwaterTests/Oracles/memusagestat_pixels.py").path
      let result = try tool.run(
        Tool.find("python3")!, [script, "a.mem", "theirs.png", "heap.png", "stack.png"])
      #expect(result.status == 0, "\(result.text)\(result.messages)")
    }
  }

  /// memusagestat's frame and mapping: sample k of n, from 1, at x = 40 + 720 k / n; straight lines.
  private static func config(name: String, color: String, peak: UInt64, rows: Int) -> String {
    """
    { "version": 1, "inputs": { "run": "a.mem" },
      "theme": { "extends": "memusagestat", "frame": false },
      "figure": { "width": 800, "height": 600, "panels": [{
        "axes": {
          "x": { "channel": "x", "scale": { "domain": [-1, \(rows - 1)], "nice": false } },
          "y": { "channel": "y", "scale": { "domain": [0, \(peak)], "nice": false }, "grid": false } },
        "layer": [{ "mark": { "type": "line", "color": "\(color)", "strokeWidth": 1 },
                    "encoding": { "x": "event", "y": { "field": "\(name)", "axis": "y" } } }],
        "legend": "none" }],
        "layout": { "margins": { "left": 40, "top": 21, "right": 40, "bottom": 19 } } },
      "outputs": [{ "type": "png", "path": "\(name).png", "scale": 1 }] }
    """
  }

  @Test func takesGlibcsCommandLine() throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.copyItem(
        atPath: Tool.capture("cc1"), toPath: tool.path("a.mem"))
      #expect(try tool("memusagestat", "a.mem").status == 0)
      #expect(try size(tool.data("a.mem.png")) == [800, 600])
      let result = try tool(
        "memusagestat", "-o", "b.png", "-s", "A title", "-t", "-T", "-x", "640", "-y", "300",
        "a.mem")
      #expect(result.status == 0, "\(result.messages)")
      #expect(try size(tool.data("b.png")) == [640, 300])
      #expect(try tool("memusagestat", "a.mem", "c.png").status == 0)
      #expect(tool.exists("c.png"))
    }
  }

  private func size(_ png: Data) -> [Int] {
    [16, 20].map { start in png[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }
}
