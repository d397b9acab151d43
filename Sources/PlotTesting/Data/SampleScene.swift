import PlotScene

/// Pages placed by hand: every primitive, role and style at least once.
public enum SampleScene {
  private static let ink = Color(red: 0x1F, green: 0x23, blue: 0x28)
  private static let muted = Color(red: 0x59, green: 0x63, blue: 0x6E)
  private static let gridColor = Color(red: 0xE4, green: 0xE7, blue: 0xEB)
  private static let axisColor = Color(red: 0x8C, green: 0x95, blue: 0x9F)
  private static let blue = Color(red: 0x0B, green: 0x6B, blue: 0xB5)
  private static let orange = Color(red: 0xBF, green: 0x4E, blue: 0x16)

  /// What formats have to escape.
  public static let hardWords = "a < b && \"c\" > 'd'; ]]> -- \\ (e) %f é 日本語 🌊 \u{1}\u{FFFE}"

  /// A heap over time with its peak, and a dense stack below it, 720 by 440 points.
  public static let plot = Scene(
    size: Size(width: 720, height: 440), background: .white, title: "sample --plot",
    description: "Heap and stack depth of a sample over 800 ms; the heap peaks at 8.97 MiB.",
    items: [
      .group(
        Group(
          role: .title, label: "sample --plot",
          items: [
            label("sample --plot", 18, 28, size: 11.5, weight: .bold, color: ink),
            label("61,702 events in 823 ms · peak heap 8.97 MiB", 18, 50, size: 8, color: muted),
          ])),
      .group(Group(role: .panel, label: "heap", items: heapPanel)),
      .group(Group(role: .panel, label: "stack depth", items: stackPanel)),
    ])

  private static var heapPanel: [Primitive] {
    let frame = Rect(x: 61, y: 92, width: 590, height: 201)
    var random = SeededGenerator(seed: 3)
    var points = [Point(frame.minX, frame.maxY)]
    while let last = points.last, last.x < frame.maxX {
      let x = min(frame.maxX, last.x + 2 + 12 * random.fraction())
      let y = min(frame.maxY, max(112, last.y + 14 * random.fraction() - 9.5))
      points += [Point(x, last.y), Point(x, y)]
    }
    let area = Path(
      through: [Point(frame.minX, frame.maxY)] + points + [Point(frame.maxX, frame.maxY)],
      closed: true)
    return [
      .group(Group(role: .grid, items: gridLines(frame, count: 5))),
      .group(
        Group(
          role: .axis, label: "y axis, 0 to 10 MiB",
          items: tickLabels(frame, ["10 MiB", "8 MiB", "6 MiB", "4 MiB", "2 MiB", "0"]))),
      .group(
        Group(
          role: .mark, label: "heap", clip: frame,
          items: [
            .fill(area, blue.withAlpha(0.13)),
            .stroke(Path(through: points), blue, StrokeStyle(width: 1.1, join: .round)),
          ])),
      .stroke(
        Path(through: [Point(61, 293), Point(651, 293)]), axisColor, StrokeStyle(width: 0.7)),
      .stroke(
        Path(through: [Point(61, 150), Point(651, 150)]), muted,
        StrokeStyle(width: 0.8, dash: [4, 2.5], cap: .round, join: .bevel)),
      .group(
        Group(
          role: .annotation, label: "peak",
          items: [
            .fill(Path(circleAt: Point(640, 113), radius: 2.1), blue),
            label(
              "peak 8.97 MiB at 820 ms", 632, 102, size: 7.5, weight: .bold, color: ink, .end,
              halo: true),
          ])),
      .group(
        Group(
          role: .legend,
          items: [label("heap", 658, 125, size: 7.5, weight: .bold, color: blue)])),
    ]
  }

  private static var stackPanel: [Primitive] {
    let frame = Rect(x: 61, y: 328, width: 590, height: 70)
    return [
      .group(Group(role: .grid, items: gridLines(frame, count: 2))),
      .group(
        Group(role: .axis, label: "y axis", items: tickLabels(frame, ["16 KiB", "8 KiB", "0"]))),
      .group(Group(role: .mark, label: "stack depth", clip: frame, items: [dense(frame)])),
      .stroke(
        Path(through: [Point(61, 398), Point(651, 398)]), axisColor, StrokeStyle(width: 0.7)),
      label("stack depth", 14, 398, size: 7.5, color: muted, .middle, rotation: -90),
      .group(
        Group(
          role: .axis, label: "time, 0 to 800 ms",
          items: (0...8).map { tick in
            let text = tick == 0 ? "0 ms" : "\(tick)00 ms"
            return label(text, 61 + Double(tick) * 71.7, 415, size: 7.5, color: muted, .middle)
          })),
    ]
  }

  /// One span for each half point, as a filled path: what a full curve becomes.
  public static func dense(_ frame: Rect, columns: Int = 1180) -> Primitive {
    var random = SeededGenerator(seed: 5)
    var path = Path()
    let width = frame.width / Double(max(1, columns))
    for column in 0..<columns {
      let x = frame.minX + Double(column) * width
      let top = frame.minY + random.fraction() * frame.height * 0.5
      let bottom = top + random.fraction() * frame.height * 0.4
      path.move(to: Point(x, top))
      path.line(to: Point(x + width, top))
      path.line(to: Point(x + width, bottom))
      path.line(to: Point(x, bottom))
      path.close()
    }
    return .fill(path, orange)
  }

  /// Every kind of primitive at a place that is none, or far off the page.
  public static func strange(_ value: Double) -> Scene {
    let (far, near) = (Point(value, -value), Point(10, 10))
    var path = Path(through: [near, far, Point(20, 5)])
    path.elements += [.curve(far, near, far), .move(far), .line(near), .close, .close, .line(near)]
    return Scene(
      size: Size(width: 60, height: 40), background: .white, title: "strange",
      items: [
        .fill(path, blue), .fill(Path(), blue), .stroke(path, blue, StrokeStyle(width: 1)),
        .stroke(path, blue, StrokeStyle(width: value, dash: [value, 1])),
        .stroke(
          Path(through: [near, near]), blue.withAlpha(value), StrokeStyle(width: 1, cap: .round)),
        .text(
          Text(
            "far", at: far, font: Font(size: 8), color: ink, rotation: value,
            halo: Text.Halo(color: .white, width: value), width: value)),
        .text(Text("", at: near, font: Font(size: 8), color: ink, width: 0)),
        .group(
          Group(
            clip: Rect(x: value, y: -value, width: value, height: value),
            items: [.fill(path, .black), .group(Group())])),
      ])
  }

  /// Text in several styles and scripts, with characters that formats have to escape.
  public static let words = Scene(
    size: Size(width: 400, height: 120), background: Color(red: 0x12, green: 0x16, blue: 0x1C),
    title: hardWords, description: hardWords,
    items: [
      .group(
        Group(
          role: .annotation, label: hardWords,
          items: [
            label(hardWords, 10, 20, size: 8, color: .white),
            label("  two  blanks  ", 10, 40, size: 8, color: .white),
            label("日本語 🌊", 200, 60, size: 14, color: .white, .middle),
            label("serif", 390, 80, size: 10, family: "serif", color: .white, .end),
            label("No Such'Font", 10, 100, size: 10, family: "No \"Such'\\Font", color: .white),
          ]))
    ])

  private static func gridLines(_ frame: Rect, count: Int) -> [Primitive] {
    (0..<count).map { line in
      let y = frame.minY + frame.height * Double(line) / Double(count)
      return .stroke(
        Path(through: [Point(frame.minX, y), Point(frame.maxX, y)]), gridColor,
        StrokeStyle(width: 0.6))
    }
  }

  private static func tickLabels(_ frame: Rect, _ texts: [String]) -> [Primitive] {
    texts.enumerated().map { index, text in
      let y = frame.minY + frame.height * Double(index) / Double(texts.count - 1)
      return label(text, frame.minX - 6, y + 2.7, size: 7.5, color: muted, .end)
    }
  }

  private static func label(
    _ string: String, _ x: Double, _ y: Double, size: Double, weight: Font.Weight = .regular,
    family: String = "sans-serif", color: Color, _ anchor: Text.Anchor = .start,
    rotation: Double = 0, halo: Bool = false
  ) -> Primitive {
    let font = Font(family: family, size: size, weight: weight)
    return .text(
      Text(
        string, at: Point(x, y), anchor: anchor, font: font, color: color, rotation: rotation,
        halo: halo ? Text.Halo(color: .white, width: 1) : nil,
        width: FixedWidthMeasurer().width(of: string, in: font)))
  }
}
