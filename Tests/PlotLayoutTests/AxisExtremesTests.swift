import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// Whatever a file or a config holds, an axis is made of it: no number is too large or too small.
@Suite struct AxisExtremesTests {
  private static let values = [
    0.0, .leastNonzeroMagnitude, 2024 * .leastNonzeroMagnitude, 2.3e-308, 1e-300, 1e-9, 1, 3, 1e9,
    1e15, 0x1p62, 1e19, 1e300, 1e308,
    1.7e308, .greatestFiniteMagnitude,
  ]

  @Test(arguments: [ScaleSpec.Kind.linear, .log, .symlog, .time])
  func anyTwoNumbersMakeAnAxis(_ kind: ScaleSpec.Kind) throws {
    var dated = Column("date", unit: .seconds, offset: 1_500_000_000_000_000_000, scale: 1e-9)
    dated.isDated = true
    let columns = [
      Column("a"), Column("b", storage: .real), Column("heap", unit: .bytes), dated,
      Column("time", unit: .seconds, storage: .real), Column("t", unit: .ticks),
      Column("year"), Column("load", unit: Unit("%"), storage: .real),
    ]
    for low in Self.values {
      for high in Self.values where high >= low {
        for sign in [1.0, -1] {
          for column in columns {
            let placed = try PlacedAxis.sample(
              min(low * sign, high * sign), max(low * sign, high * sign), of: column,
              channel: .y, length: 240, scale: ScaleSpec(kind))
            let about: Comment = "\(low) \(high) \(sign) \(column.name) \(placed.labels)"
            #expect(placed.ticks.allSatisfy { $0.value.isFinite && $0.share.isFinite }, about)
            #expect(placed.scale.lowest < placed.scale.highest, about)
            #expect(placed.labels.allSatisfy { $0.count < 40 }, about)
          }
        }
      }
    }
  }

  @Test func anyTwoAxesMayBeAligned() throws {
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let room = PlacedAxis.Room(
      length: 250, span: { share, _ in (share * 250 - 6)...(share * 250 + 6) }, gap: 2, pitch: 40)
    for first in Self.values {
      let left = try PlacedAxis.sample(
        0, first, of: Column("a", storage: .real), channel: .y, length: 250)
      for second in Self.values {
        for unit in [PlotCore.Unit.none, .bytes, .seconds] {
          var other = ResolvedAxis(AxisSpec("b", channel: .y, unit: unit, align: "a"))
          other.extent.add(0)
          other.extent.add(second)
          let right = PlacedAxis(other, sharing: left, room: room, style: style)
          #expect(right.map { $0.ticks.allSatisfy { $0.value.isFinite } } ?? true)
        }
      }
    }
  }
}
