import PlotCore

/// Columns of which none is more than the others: the same thing of several pods, processes, disks.
extension SourceInfo {
  /// Names the highest of columns that are alike as the one that the recording is about.
  ///
  /// Of columns in bytes and others, those in bytes are what readers look for; else those in the unit of
  /// the first one.
  public mutating func nameHighest(of columns: [(column: Column, highest: Double?)]) {
    let unit = columns.contains { $0.column.unit == .bytes } ? .bytes : columns.first?.column.unit
    let alike = columns.filter { $0.column.unit == unit }
    guard alike.count > 1 else { return }
    series = alike.map(\.column.name)
    var best: (name: String, highest: Double)?
    for (column, highest) in alike {
      guard let highest, highest > best?.highest ?? -.infinity else { continue }
      best = (column.name, highest)
    }
    mainColumn = best?.name ?? series.first
  }
}

extension Column {
  /// Whether a name is the same but for its numbers, `p0_bytes` and `p12_bytes`, or the same word stands
  /// above both.
  func isAlike(_ other: Column) -> Bool {
    unit == other.unit && scale == other.scale && name != other.name
      && (title == other.title || Self.frame(name) == Self.frame(other.name))
  }

  /// A name with one sign for each number in it.
  private static func frame(_ name: String) -> [UInt8] {
    var frame: [UInt8] = []
    for byte in name.utf8 {
      if byte &- 0x30 >= 10 {
        frame.append(byte)
      } else if frame.last != 0x30 {
        frame.append(0x30)
      }
    }
    return frame
  }
}
