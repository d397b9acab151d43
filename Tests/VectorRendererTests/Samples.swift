import Foundation
import PlotCore
import PlotScene
import Testing

@testable import VectorRenderer

let page = Size(width: 360, height: 220)

/// Every kind of primitive: a translucent area, a clipped curve, text with rim and turn.
func sampleFigure(
  title: String = "git log", texts: [String] = ["peak 8.97 MiB at 820 ms"],
  date: Int = 1_700_000_000
) -> Figure {
  var items: [Primitive] = texts.enumerated().map { number, string in
    .text(
      Text(
        string, at: Point(20, 30 + Double(number) * 20), font: Font(size: 10), color: .black,
        halo: .init(color: .white, width: 1), width: 0))
  }
  let blue = Color(red: 11, green: 107, blue: 181)
  let curve = Path(through: (0..<300).map { Point(Double($0), 150 + Double($0 * 7 % 40)) })
  items.insert(
    .group(
      Group(
        role: .mark, clip: Rect(x: 20, y: 100, width: 300, height: 100),
        items: [
          .fill(Path(Rect(x: 0, y: 120, width: 300, height: 80)), blue.withAlpha(0.13)),
          .stroke(curve, blue, StrokeStyle(width: 1.1, dash: [4, 2], join: .round)),
        ])), at: 0)
  items.append(
    .text(
      Text(
        "live bytes", at: Point(10, 180), font: Font(size: 8, weight: .bold), color: blue,
        rotation: -90, width: 0)))
  let scene = Scene(size: page, background: .white, title: title, items: items)
  return Figure(
    size: page, title: title, description: "heap and stack", creator: "Highwater 1.2",
    date: date
  ) { scene }
}

let renderers: [any Renderer.Type] = [
  PDFRenderer.self, PostScriptRenderer.self, EPSRenderer.self,
]

private func make<R: Renderer>(_ type: R.Type) throws(PlotError) -> R {
  try R(options: R.Options.defaults)
}

func write(
  _ figure: Figure, as type: any Renderer.Type,
  to body: @escaping (UnsafeRawBufferPointer) throws(PlotError) -> Void
) throws(PlotError) {
  var sink = ByteSink(body)
  try make(type).render(figure, to: &sink)
  try sink.flush()
}

func render(_ figure: Figure, as type: any Renderer.Type) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try write(figure, as: type) { bytes += $0 }
  return bytes
}

/// A program of the machine that looks at a file.
struct Tool {
  var name: String

  var isThere: Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  /// Runs it on a file; `{}` in the arguments is the file's path.
  func output(for bytes: [UInt8], _ arguments: [String]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).page")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments.map { $0 == "{}" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  static let pdftotext = Tool(name: "pdftotext")
  static let pdffonts = Tool(name: "pdffonts")
  static let pdfimages = Tool(name: "pdfimages")
  static let pdfinfo = Tool(name: "pdfinfo")
  static let ghostscript = Tool(name: "gs")
}
