/// Every day from 1600 to 2300 by counting alone: what calendars are held against.
struct NaiveCalendar {
  struct Day {
    /// Counted from 1970-01-01.
    var number: Int
    var year: Int
    var month: Int
    var day: Int
    /// 0 is a Monday.
    var weekday: Int
  }

  static let days: [Day] = {
    var days: [Day] = []
    for year in 1600...2300 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for day in 1...length {
          // 1600-01-01 was a Saturday.
          days.append(
            Day(
              number: days.count, year: year, month: month + 1, day: day,
              weekday: (days.count + 5) % 7))
        }
      }
    }
    let zero = days.firstIndex { $0.year == 1970 } ?? 0
    for index in days.indices { days[index].number -= zero }
    return days
  }()

  /// Returns the seconds since 1970 of a date's beginning.
  static func seconds(_ year: Int, _ month: Int = 1, _ day: Int = 1) -> Double {
    let found = days.first { $0.year == year && $0.month == month && $0.day == day }
    return Double(found?.number ?? 0) * 86_400
  }

  /// Returns the moments of a span, in seconds since 1970, at which days begin that a rule holds for.
  static func beginnings(
    from low: Double, to high: Double, where holds: (Day) -> Bool
  ) -> [Double] {
    let first = days[0].number
    let from = max(0, Int((low / 86_400).rounded(.down)) - first)
    let to = min(days.count - 1, Int((high / 86_400).rounded(.up)) - first)
    guard from <= to else { return [] }
    return days[from...to].filter(holds).map { Double($0.number) * 86_400 }
      .filter { $0 >= low && $0 <= high }
  }
}
