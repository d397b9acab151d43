import TextReading
import PlotCore

/// What a sidecar tells beside its samples, wherever its members stand.
struct ResidentHead {
  /// The form of the file that is read here.
  private static let version: Int64 = 1
  /// A command is shown up to this many letters.
  private static let longestCommand = 160

  /// Seconds from the program's start, from which samples count, to the recording's.
  private(set) var startSeconds: Double?
  /// The recording's start in nanoseconds since 1970.
  private(set) var startTime: Int64?
  /// The highest resident memory that the system has told of.
  private(set) var peak: Int64?
  /// The program and its arguments, for a line of the figure.
  private(set) var command: String?
  /// Whether there is a list of samples.
  private(set) var hasSamples = false
  private var kind: String?
  private var form: Int64?
  private var epoch: Int64?

  /// Reads a file but for its samples; throws where it is no sidecar, or of another form.
  ///
  /// A file that ends too soon is judged by what is there.
  init(_ file: InputFile) throws(PlotError) {
    var damage: PlotError?
    do throws(PlotError) {
      try read(JSONTokens(file))
    } catch {
      damage = error
    }
    guard kind == "recording" else {
      throw damage
        ?? PlotError(
          .input, "was not written by `highwater record`", at: Place(file: file.path),
          remedy: "name the NAME.mem.json that stands beside a recording")
    }
    guard form == Self.version else {
      throw PlotError(
        .input, "is of a form that this version does not know", at: Place(file: file.path),
        remedy: "read it with the version that recorded it, or record again")
    }
    if let damage, !hasSamples { throw damage }
    startTime = epoch.flatMap { epoch in
      let (sum, over) = epoch.addingReportingOverflow(Int64((startSeconds ?? 0) * 1e9))
      return over ? nil : sum
    }
  }

  private mutating func read(_ tokens: JSONTokens) throws(PlotError) {
    guard try tokens.take() == .objectStart else { return }
    while try tokens.take() == .key {
      let key = tokens.string
      let value = try tokens.take()
      switch (key, value) {
      case ("highwater", .string): kind = tokens.string
      case ("version", .number): form = tokens.withBytes { AsciiNumber.integer($0) }
      case ("peakRSS", .number): peak = tokens.withBytes { AsciiNumber.integer($0) }
      case ("startSeconds", .number):
        let seconds = tokens.withBytes { AsciiNumber.real($0) }
        // A program that takes longer than that to its first call is none that was recorded.
        startSeconds = seconds.flatMap { (-1e6...1e6).contains($0) ? $0 : nil }
      case ("epochSeconds", .number):
        epoch = tokens.withBytes { Timestamp.decimal($0, step: 1_000_000_000) }
      case ("command", .arrayStart): command = try words(tokens)
      case ("rss", .arrayStart):
        hasSamples = true
        try tokens.skip(value)
      default: try tokens.skip(value)
      }
    }
  }

  /// The words of a list, without control characters, up to the length that is shown.
  private func words(_ tokens: JSONTokens) throws(PlotError) -> String {
    var text = ""
    var isCut = false
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { break }
      guard token == .string else {
        try tokens.skip(token)
        continue
      }
      guard text.count < Self.longestCommand else {
        isCut = true
        continue
      }
      if !text.isEmpty { text += " " }
      text += String(tokens.string.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
    }
    return isCut || text.count > Self.longestCommand
      ? String(text.prefix(Self.longestCommand)) + "…" : text
  }
}
