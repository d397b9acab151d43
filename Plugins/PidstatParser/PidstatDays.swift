/// Turns times of day into seconds that go on: over midnight, and from run to run.
struct PidstatDays {
  private let order: PidstatDate.Order
  /// Seconds from the recording's first day to the current one.
  private var day: Int64 = 0
  private var latest: Int64 = 0
  private var isNewRun = false
  /// The recording's first day, in days since 1970; nil until a date is told.
  private var firstDay: Int64?

  init(order: PidstatDate.Order) { self.order = order }

  /// Begins a run, at a date where one is told.
  mutating func begin(on date: PidstatDate?) {
    isNewRun = true
    guard let days = date?.days(order) else { return }
    guard let firstDay else {
      firstDay = days - day / 86_400
      return
    }
    day = (days - firstDay) * 86_400
    latest = 0
  }

  /// The seconds of a time of day, or of one since 1970.
  mutating func seconds(at time: Int64) -> Int64 {
    // Seconds since 1970 never start again.
    guard time < 86_400 else { return time }
    // Clocks start again at midnight, and a step back by more than half a day is one. A run without a
    // date that begins before the one above it ended came on a later day.
    if time < latest - (isNewRun ? 0 : 43_200) { day &+= 86_400 }
    isNewRun = false
    latest = time
    return time &+ day
  }
}
