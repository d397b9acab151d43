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
    guard descriptor >= 0 else { throw failure(errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes bytes at the end.
  func append(_ bytes: [UInt8]) throws(PlotError) {
    do throws(TransferFailure) {
      try writeFully(bytes, to: descriptor)
    } catch {
      throw failure(error.number)
    }
  }

  /// Goes back to the beginning, where the program is to read.
  func rewind() throws(PlotError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure(errno) }
  }

  private func failure(_ reason: Int32) -> PlotError {
    PlotError(
      stage, "cannot keep a program's input in \(temporaryFolder()): \(systemMessage(reason))",
      remedy: "set TMPDIR to a folder with room")
  }
}
