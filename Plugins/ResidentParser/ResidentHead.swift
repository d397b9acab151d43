import MemoryRecordings
import PlotCore
import TextReading

/// What a sidecar tells beside its samples, as the parser needs it.
struct ResidentHead {
  /// A command is shown up to this many letters.
  private static let longestCommand = 160

  /// What the file tells.
  let sidecar: Sidecar
  /// Whether there is a list of samples.
  let hasSamples: Bool

  /// Reads a file but for its samples; throws where it is no sidecar, or of another form.
  ///
  /// A file that ends too soon is judged by what is there.
  init(_ file: InputFile) throws(PlotError) {
    let reading = SidecarReading(JSONTokens(file))
    guard reading.isRecording else {
      throw reading.damage
        ?? PlotError(
          .input, "was not written by `highwater record`", at: Place(file: file.path),
          remedy: "name the NAME.mem.json that stands beside a recording")
    }
    guard reading.isKnownForm else {
      throw PlotError(
        .input, "is of a form that this version does not know", at: Place(file: file.path),
        remedy: "read it with the version that recorded it, or record again")
    }
    if let damage = reading.damage, !reading.hasSamples { throw damage }
    (sidecar, hasSamples) = (reading.sidecar, reading.hasSamples)
  }

  /// The program and its arguments, for a line of the figure: without control characters, up to the
  /// length that is shown. Nil where the file tells none.
  var command: String? {
    guard !sidecar.command.isEmpty else { return nil }
    var text = ""
    for word in sidecar.command where text.count <= Self.longestCommand {
      if !text.isEmpty { text += " " }
      text += String(word.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
    }
    return text.count > Self.longestCommand ? text.prefix(Self.longestCommand) + "…" : text
  }
}
