import Host
import PlotCore

/// A file that is compared with an output's bytes; nothing is written.
final class ComparedFile: OutputTarget {
  /// What differs, in words; nil as long as nothing does.
  private(set) var difference: String?
  private(set) var byteCount = 0
  let readerLeft = false

  private let path: String
  private let descriptor: Int32

  /// Opens a file; that it is missing is a difference, that it cannot be read an error.
  init(_ path: String) throws(PlotError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      descriptor = -1
      guard errno == ENOENT || errno == ENOTDIR else {
        throw PlotError(
          .output, "cannot compare: \(systemMessage(errno))", at: Place(file: path))
      }
      difference = "is missing"
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      descriptor = -1
      difference = "is no plain file"
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw PlotError(.output, "cannot compare: \(systemMessage(errno))", at: Place(file: path))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Tells whether an output has a file that can be compared: no pipe and no device has.
  static func canCompare(_ path: String) -> Bool {
    guard path != "-" else { return false }
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    defer { byteCount += bytes.count }
    guard difference == nil, !bytes.isEmpty else { return }
    var block = [UInt8](repeating: 0, count: bytes.count)
    let count = try fill(&block)
    for index in 0..<count where block[index] != bytes[index] {
      difference = "differs from byte \(byteCount + index) on"
      return
    }
    if count < bytes.count { difference = "ends after \(byteCount + count) bytes" }
  }

  func finish() throws(PlotError) {
    guard difference == nil else { return }
    var block: [UInt8] = [0]
    if try fill(&block) > 0 { difference = "goes on after \(byteCount) bytes" }
  }

  /// Reads until the block is full or the file ends; returns how many bytes were read.
  private func fill(_ block: inout [UInt8]) throws(PlotError) -> Int {
    do throws(TransferFailure) {
      return try readFully(descriptor, into: &block, at: byteCount)
    } catch {
      throw PlotError(
        .output, "cannot compare: \(systemMessage(error.number))", at: Place(file: path))
    }
  }
}
