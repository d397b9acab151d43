import PNGRenderer
import PlotCore
import PlotScene
import Testing

/// A red square, a black line; three colours with the ground, all on whole pixels.
let plain: [Primitive] = [
  .fill(Path(Rect(x: 5, y: 5, width: 40, height: 40)), Color(red: 255, green: 0, blue: 0)),
  .stroke(Path(through: [Point(0, 80), Point(200, 80)]), .black, StrokeStyle(width: 2)),
]

/// Letters and a curve in colours that mix with each other: far more than 256 shades.
let labels: [Primitive] = ["#0b6bb5", "#bf4e16", "#59636e", "#1f2328"].enumerated().flatMap {
  number, hex -> [Primitive] in
  let color = Color(hex: hex) ?? .black
  let y = Double(number) * 20 + 18
  let wave = (0..<200).map { Point(Double($0), y + Double($0 % 17)) }
  return [
    .stroke(Path(through: wave), color, StrokeStyle(width: 1.1)),
    .text(
      Text(
        "peak 8.97 MiB at 820 ms", at: Point(50, y), font: Font(size: 10), color: color,
        halo: .init(color: .white, width: 1), width: 0)),
  ]
}

func figure(_ items: [Primitive], hasOwnSize: Bool = true) -> Figure {
  let size = Size(width: 200, height: 100)
  return Figure(size: size, hasOwnSize: hasOwnSize, title: "git log", description: "heap") {
    Scene(size: size, background: .white, items: items)
  }
}

private func reader(_ options: [String: String]) -> OptionReader {
  let place = Place(file: "test")
  let members = options.sorted { $0.key < $1.key }.map { key, value in
    let kind: ConfigValue.Kind =
      value == "true" ? .bool(true) : Double(value) != nil ? .number(value) : .string(value)
    return ConfigValue.Member(key: key, place: place, value: ConfigValue(kind, at: place))
  }
  return OptionReader(ConfigValue(.object(members), at: place))
}

extension PNGOptions {
  init(_ options: [String: String]) {
    var reader = reader(options)
    self.init(from: &reader)
  }
}

func errors(of options: [String: String]) -> [PlotError] {
  var reader = reader(options)
  _ = PNGOptions(from: &reader)
  reader.finish()
  return reader.errors
}

func write(
  _ figure: Figure, _ options: [String: String] = [:],
  to body: @escaping (UnsafeRawBufferPointer) throws(PlotError) -> Void
) throws(PlotError) {
  var sink = ByteSink(body)
  try PNGRenderer(options: PNGOptions(options)).render(figure, to: &sink)
  try sink.flush()
}

/// The file's bytes; none, with a failed expectation, where it cannot be written.
func render(_ figure: Figure, _ options: [String: String] = [:]) -> [UInt8] {
  var bytes: [UInt8] = []
  do { try write(figure, options) { bytes += $0 } } catch { Issue.record(error) }
  return bytes
}
