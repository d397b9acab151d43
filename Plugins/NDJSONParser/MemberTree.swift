/// The members that are read of an object, and those of the objects in it.
final class MemberTree: Sendable {
  /// The members' names, in the order of first sight, and the place of each.
  let names: [[UInt8]]
  let places: [[UInt8]: Int]
  /// The column of each that is a number; -1 elsewhere.
  let cells: [Int]
  /// What is read of each that is an object.
  let inner: [MemberTree?]

  /// Makes the tree of members whose paths are given with their columns.
  init(_ members: [(path: ArraySlice<String>, cell: Int)]) {
    var names: [[UInt8]] = []
    var places: [[UInt8]: Int] = [:]
    var cells: [Int] = []
    var parts: [[(path: ArraySlice<String>, cell: Int)]] = []
    for member in members {
      guard let first = member.path.first else { continue }
      let name = Array(first.utf8)
      let place = places[name] ?? names.count
      if place == names.count {
        places[name] = place
        names.append(name)
        cells.append(-1)
        parts.append([])
      }
      if member.path.count == 1 {
        cells[place] = member.cell
      } else {
        parts[place].append((member.path.dropFirst(), member.cell))
      }
    }
    (self.names, self.places, self.cells) = (names, places, cells)
    inner = parts.map { $0.isEmpty ? nil : MemberTree($0) }
  }
}
