import PlotCore
import Host

extension InputFile {
  /// Returns a file that holds the bytes and is gone when nobody uses it any more.
  ///
  /// `path` is the name that errors will show. Throws where the folder for temporary files is full.
  public static func scratch(
    _ bytes: [UInt8], path: String = "scratch"
  ) throws(PlotError) -> InputFile {
    let folder = temporaryFolder()
    let descriptor = openUnnamedFile(in: folder)
    guard descriptor >= 0 else {
      throw PlotError(
        .tool, "cannot make a temporary file: \(systemMessage(errno))", at: Place(file: folder))
    }
    do throws(PlotError) {
      try writeAll(bytes, to: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    return try InputFile(descriptor: descriptor, path: path)
  }
}

/// Writes all bytes, at a place in the file where one is given.
func writeAll(
  _ bytes: [UInt8], to descriptor: Int32, at offset: Int? = nil, path: String
) throws(PlotError) {
  do throws(TransferFailure) {
    try writeFully(bytes, to: descriptor, at: offset)
  } catch {
    throw PlotError(.tool, "cannot write: \(systemMessage(error.number))", at: Place(file: path))
  }
}

/// Replaces a file, or makes it.
func writeFile(_ bytes: [UInt8], path: String) throws(PlotError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else {
    throw PlotError(.tool, "cannot write: \(systemMessage(errno))", at: Place(file: path))
  }
  defer { close(descriptor) }
  try writeAll(bytes, to: descriptor, path: path)
}
