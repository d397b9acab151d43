import PlotCore
import PlotScene

extension ResolvedAxis {
  /// How long a turned name may be, as a share of the page's height.
  private static let longestTurned = 0.32

  /// Decides whether names along the page are turned, since they have no room beside each other in about
  /// this width.
  mutating func turnNames(in width: Double, _ style: PageStyle) {
    guard channel == .x, let names, names.count > 0 else { return }
    let widths = names.ordered.map { style.width(style.oneLine($0), style.label) }
    let (widest, pitch) = (widths.max() ?? 0, width / Double(names.count))
    // A name cut a little is easier to read than one that is turned.
    guard widest * 0.8 + style.label.size * 0.6 > pitch else { return }
    turnedLength = min(widest, style.size.height * Self.longestTurned)
  }
}

extension PlacedAxis {
  /// The angle of turned names, in degrees.
  private static let turned = -90.0
  /// How wide names up the page may be, as a share of the page's width.
  private static let widestBeside = 0.3

  /// Places a tick at each name, or where they have no room at so many that the rest can be read.
  mutating func placeNames(_ names: AxisNames, _ room: Room, _ style: PageStyle) {
    let pitch = room.length / Double(max(1, names.count))
    let line = style.height(style.label)
    let isTurned = axis.turnedLength > 0
    labelRotation = isTurned ? Self.turned : 0
    if axis.channel == .y || isTurned {
      let every = max(1, Int((line / max(pitch, 0.01)).rounded(.up)))
      let most = isTurned ? axis.turnedLength : style.size.width * Self.widestBeside
      take(names, every: every, to: most, style)
    } else {
      take(names, every: 1, to: max(line, pitch - room.gap * 0.6), style)
    }
  }

  private mutating func take(
    _ names: AxisNames, every: Int, to width: Double, _ style: PageStyle
  ) {
    ticks = names.ordered.enumerated().filter { $0.offset % every == 0 }.map { index, name in
      let label = style.cut(style.oneLine(name), to: width, font: style.label)
      return Tick(
        value: Double(index), share: scale.share(Double(index)), label: label,
        width: style.width(label, style.label))
    }
  }
}
