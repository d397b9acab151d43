import PlotCore
import TextReading

extension TableShape.Role {
  /// How a column's fields are read.
  var kind: TableReader.Kind {
    switch self {
    case .name: .name
    case .number: .number
    case .spelled: .spelled
    case .spelledTime: .spelledTime
    case .time(.plain): .time
    case .time(.moments): .moment
    case .time: .dated
    case .day: .day
    }
  }
}

/// The cells of a row: one for each column that is kept, two for one with two numbers in each field.
extension TableShape {
  /// A cell and the column that it is from.
  struct Cell {
    var column: Int
    /// Whether it holds the number behind the slash.
    var isSecond = false
  }

  /// The cells in the order of a row.
  var cells: [Cell] {
    roles.enumerated().flatMap { index, role -> [Cell] in
      switch role {
      case .day: []
      case .spelled(let form) where form.isPair:
        [Cell(column: index), Cell(column: index, isSecond: true)]
      default: [Cell(column: index)]
      }
    }
  }

  /// How the column of times is read where it is none of plain numbers.
  var timeReading: TimeReading? {
    timeIndex.flatMap { if case .time(let reading) = roles[$0] { reading } else { nil } }
  }

  /// How times are told of: those that stand on a day are moments.
  var toldReading: TimeReading {
    let isJoined = roles.contains { if case .day = $0 { true } else { false } }
    return isJoined ? .moments(step: 1_000_000_000) : timeReading ?? .plain
  }

  /// The label of a cell.
  func label(of cell: Cell) -> ColumnLabel {
    cell.isSecond ? labels[cell.column].second : labels[cell.column]
  }
}

extension TableShape {
  /// The shape with day and month in the other order; nil where the order is sure.
  var withOtherDates: TableShape? {
    var other = self
    for index in roles.indices {
      guard let turned = roles[index].withOtherDates else { continue }
      other.roles[index] = turned
    }
    return other.roles == roles ? nil : other
  }
}

extension TableShape.Role {
  fileprivate var withOtherDates: TableShape.Role? {
    switch self {
    case .time(.dates(let order, isSure: false)):
      .time(.dates(order == .dayFirst ? .monthFirst : .dayFirst, isSure: true))
    case .day(.dates(let order, isSure: false)):
      .day(.dates(order == .dayFirst ? .monthFirst : .dayFirst, isSure: true))
    default: nil
    }
  }
}
