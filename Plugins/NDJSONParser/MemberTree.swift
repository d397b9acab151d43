/// The members that are read of an object, and those of the objects and arrays in it.
final class MemberTree: Sendable {
  /// What is done with a member's value.
  enum Cell: Hashable, Sendable {
    /// Nothing.
    case none
    /// It goes into a column.
    case column(Int)
    /// It is the day of the time that stands in another member.
    case day
  }

  /// What an array in a member is.
  enum Array: Hashable, Sendable {
    /// Nothing that is read.
    case none
    /// One whose objects have the rows in them.
    case outer
    /// One whose objects are the rows.
    case rows
  }

  /// The members' names, in the order of first sight, and the place of each.
  let names: [[UInt8]]
  let places: [[UInt8]: Int]
  /// What each is if it is no object.
  let cells: [Cell]
  /// What each is if it is an array.
  let arrays: [Array]
  /// What is read of each that is an object.
  let inner: [MemberTree?]

  /// Makes the tree of members whose paths are given, and of the path to the array of rows; empty for none.
  init(_ members: [(path: ArraySlice<String>, cell: Cell)], rows: ArraySlice<String>) {
    var names: [[UInt8]] = []
    var places: [[UInt8]: Int] = [:]
    var cells: [Cell] = []
    var parts: [[(path: ArraySlice<String>, cell: Cell)]] = []
    for member in members {
      guard let first = member.path.first else { continue }
      let name = [UInt8](first.utf8)
      let place = places[name] ?? names.count
      if place == names.count {
        places[name] = place
        names.append(name)
        cells.append(.none)
        parts.append([])
      }
      if member.path.count == 1 {
        cells[place] = member.cell
      } else {
        parts[place].append((member.path.dropFirst(), member.cell))
      }
    }
    (self.names, self.places, self.cells) = (names, places, cells)
    let way = rows.first.flatMap { places[[UInt8]($0.utf8)] }
    arrays = names.indices.map { $0 != way ? .none : rows.count == 1 ? .rows : .outer }
    inner = parts.enumerated().map { place, part in
      part.isEmpty ? nil : MemberTree(part, rows: place == way ? rows.dropFirst() : [])
    }
  }
}
