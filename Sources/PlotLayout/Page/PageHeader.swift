import PlotCore
import PlotScene

/// The headline, the line under it and the line at the foot, as far as a page has room.
struct PageHeader: Sendable {
  let title: TextBlock
  let subtitle: TextBlock
  let caption: TextBlock
  private let style: PageStyle

  init(_ spec: FigureSpec, detail: Detail, style: PageStyle) {
    self.style = style
    let (width, height) = (style.room.width, style.room.height)
    // At most a quarter of the page for the headline, however long it is.
    let lines = max(1, min(3, Int(min(9, height * 0.26 / style.height(style.title)))))
    self.title = TextBlock(
      detail.shows(upTo: .withoutTitle) ? spec.title : nil, font: style.title,
      leastSize: style.title.size * 0.7, width: width, lineLimit: lines, style: style)
    self.subtitle = TextBlock(
      detail.shows(upTo: .withoutSubtitle)
        ? spec.subtitle : detail.shows(upTo: .curvesOnly) ? spec.warning : nil,
      font: style.subtitle,
      leastSize: style.subtitle.size * 0.85, width: width, lineLimit: 2, style: style)
    self.caption = TextBlock(
      detail.shows(upTo: .withoutCaption) ? spec.caption : nil, font: style.caption, width: width,
      lineLimit: 2, style: style)
  }

  private var lineGap: Double { subtitle.isEmpty || title.isEmpty ? 0 : 3.5 * style.scale }

  /// What is left for panels between header and foot.
  var body: Rect {
    let room = style.room
    let head = title.height + lineGap + subtitle.height
    let air = head > 0 ? min(17 * style.scale, room.height * 0.05) : 0
    let foot = caption.isEmpty ? 0 : caption.height + 7 * style.scale
    return Rect(
      x: room.minX, y: room.minY + head + air, width: room.width,
      height: max(0, room.height - head - air - foot))
  }

  /// Draws the lines.
  func draw() -> [Primitive] {
    let room = style.room
    var top = room.minY
    var lines = title.texts(at: Point(room.minX, top), color: style.theme.text)
    top += title.height + lineGap
    lines += subtitle.texts(at: Point(room.minX, top), color: style.theme.muted)
    lines += caption.texts(
      at: Point(room.minX, room.maxY - caption.height), color: style.theme.muted)
    guard !lines.isEmpty else { return [] }
    return [.group(Group(role: .title, items: lines.map { .text($0) }))]
  }
}
