import PlotCore
import Host

/// Reads a config's bytes.
package enum ConfigBytes {
  /// The largest config that is read: what is larger is another kind of file.
  static let limit = 16 << 20

  /// What `-` is called in errors.
  static let standardInput = "standard input"

  /// Reads a file or pipe, or standard input for `-`; throws where there is none or it is too large.
  ///
  /// `word` is what errors call it, which are of `stage`.
  package static func read(
    _ path: String, word: String = "config", _ stage: PlotError.Stage = .config
  ) throws(PlotError) -> [UInt8] {
    let place = Place(file: path == "-" ? standardInput : path)
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let remedy = errno == ENOENT ? "check the path" : nil
      throw PlotError(
        stage, "cannot open the \(word): \(systemMessage(errno))", at: place, remedy: remedy)
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count: Int
      do throws(TransferFailure) {
        count = try readFully(descriptor, into: block)
      } catch {
        throw PlotError(
          stage,
          error.number == EISDIR
            ? "is a folder, not a \(word)"
            : "cannot read the \(word): \(systemMessage(error.number))",
          at: place)
      }
      bytes += block[..<count]
      if bytes.count > limit {
        throw PlotError(stage, "the \(word) is larger than 16 MiB", at: place)
      }
      if count < block.count { return bytes }
    }
  }
}
