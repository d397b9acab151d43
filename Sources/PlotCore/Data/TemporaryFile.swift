import Host

/// A file without a name, which vanishes with the last one who has it open, however the program
/// ends.
package final class TemporaryFile {
  /// How many bytes were written.
  package private(set) var byteCount = 0
  private var descriptor: Int32
  private let folder: String

  /// Creates an empty file in a folder; throws where that fails.
  package init(in folder: String = temporaryFolder()) throws(PlotError) {
    self.folder = folder
    descriptor = openUnnamedFile(in: folder)
    guard descriptor >= 0 else { throw failure("create", errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes at the end; throws where there is no room.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    precondition(descriptor >= 0, "the file is finished")
    do throws(TransferFailure) {
      try writeFully(bytes, to: descriptor)
      byteCount += bytes.count
    } catch {
      throw failure("write", error.number)
    }
  }

  /// Ends writing and opens the file for reading, under a name for errors.
  package func finish(as name: String? = nil) throws(PlotError) -> InputFile {
    let taken = descriptor
    descriptor = -1
    return try InputFile(descriptor: taken, path: name ?? "a temporary file in \(folder)")
  }

  private func failure(_ verb: String, _ number: Int32) -> PlotError {
    PlotError(
      .tool, "cannot \(verb) a temporary file in \(folder): \(systemMessage(number))",
      remedy: "make room there, or name another folder for temporary files")
  }
}
