import Host
import PlotCore

/// A file without a name that becomes a program's standard input.
final class ScratchInput {
  let descriptor: Int32
  private let stage: PlotError.Stage

  /// Creates an empty one; throws where the folder of temporary files takes none.
  init(stage: PlotError.Stage) throws(PlotError) {
    self.stage = stage
    descriptor = openUnnamedFile(in: temporaryFolder())
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes bytes at the end.
  func append(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = write(descriptor, base + done, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      done += count
    }
  }

  /// Goes back to the beginning, where the program is to read.
  func rewind() throws(PlotError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure() }
  }

  private func failure() -> PlotError {
    let reason = errno
    return PlotError(
      stage, "cannot keep a program's input in \(temporaryFolder()): \(systemMessage(reason))",
      remedy: "set TMPDIR to a folder with room")
  }
}
