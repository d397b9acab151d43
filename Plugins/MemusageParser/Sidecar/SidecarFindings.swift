import MemoryRecordings
import PlotCore

/// What was found beside a capture.
struct SidecarFindings: Sendable {
  /// The sidecar, where there is a good one.
  var sidecar: Sidecar?
  /// What it tells a reader, or why it was left out.
  var notes: [Note] = []

  /// Longer files are none of ours.
  private static let longest = 4 << 20

  /// A program that took longer than a hundred years, in seconds, is none that was recorded.
  private static let longestRun = 100 * 366 * 86_400.0

  /// Nothing was found.
  init() {}

  /// Looks beside a capture. What is wrong there gives a note, never an error.
  init(beside file: InputFile, startTicks: Int64) {
    let path = Sidecar.path(for: file.path)
    guard file.path != "-", let beside = try? InputFile(path: path) else { return }
    do throws(Sidecar.Refusal) {
      guard beside.byteCount <= Self.longest,
        let bytes = try? beside.bytes(at: 0, count: beside.byteCount)
      else { throw Sidecar.Refusal(reason: "cannot be read, or is too long") }
      var sidecar = try Sidecar(bytes, startTicks: startTicks)
      notes = sidecar.notes
      if let wall = sidecar.wallSeconds, !(0...Self.longestRun).contains(wall) {
        sidecar.wallSeconds = nil
        let name = path.split(separator: "/").last.map(String.init) ?? path
        notes.append(
          Note(
            .notice, "sidecar-duration",
            "\(name) says that the program took \(wall) s, which cannot be: it was left "
              + "out, and the recording ends where its clock says"))
      }
      self.sidecar = sidecar
    } catch {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      notes = [
        Note(
          .info, "sidecar-unreadable",
          "\(name).json beside the recording \(error.reason), and was left out")
      ]
    }
  }
}
