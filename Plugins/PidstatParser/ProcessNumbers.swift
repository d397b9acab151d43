/// Numbers processes in the order of their first report.
///
/// The latest of each 256 are found without asking the dictionary, which would cost as much as reading
/// the line.
struct ProcessNumbers {
  /// More processes than that can only be damage.
  static let limit = 1 << 20
  private var numbers: [Int64: Int] = [:]
  private var latest = [(pid: Int64, number: Int)](repeating: (-1, 0), count: 256)

  /// How many processes there are.
  var count: Int { numbers.count }

  /// Returns the number of a process, a new one where it was not seen; nil beyond the limit.
  mutating func number(of pid: Int64) -> Int? {
    let slot = Int(truncatingIfNeeded: pid & 255)
    if latest[slot].pid == pid { return latest[slot].number }
    let number: Int
    if let known = numbers[pid] {
      number = known
    } else {
      guard numbers.count < Self.limit else { return nil }
      number = numbers.count
      numbers[pid] = number
    }
    latest[slot] = (pid, number)
    return number
  }
}
