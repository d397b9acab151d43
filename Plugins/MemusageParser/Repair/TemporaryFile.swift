import PlotCore
import Host

/// A file without a name, which vanishes with the last one who has it open.
struct TemporaryFile: ~Copyable {
  private var descriptor: Int32
  private let folder: String

  /// Creates an empty file in the folder that `TMPDIR` names, or `/tmp`.
  init() throws(PlotError) {
    folder = temporaryFolder()
    descriptor = openUnnamedFile(in: folder)
    guard descriptor >= 0 else { throw Self.failure("create", folder) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes at the end; throws where there is no room.
  func append(_ records: UnsafePointer<Record>, count: Int) throws(PlotError) {
    let bytes = UnsafeRawBufferPointer(start: records, count: count * Record.byteCount)
    var done = 0
    while done < bytes.count {
      let written = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.failure("write", folder)
      }
      done += written
    }
  }

  /// Ends writing and opens the file for reading.
  consuming func opened(for path: String) throws(PlotError) -> InputFile {
    let taken = descriptor
    descriptor = -1
    return try InputFile(descriptor: taken, path: path)
  }

  private static func failure(_ verb: String, _ folder: String) -> PlotError {
    PlotError(
      .tool, "cannot \(verb) a temporary file to sort samples in: \(systemMessage(errno))",
      at: Place(file: folder), remedy: "set TMPDIR to a folder with room for two such captures")
  }
}
