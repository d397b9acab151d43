import Host
import Synchronization

/// A file opened for reading only, read at any place from any thread.
///
/// What is written to its end after it was opened is not seen: a recording that still grows is read
/// as it stood at one moment.
public final class InputFile: Sendable {
  /// The path as the user named it.
  public let path: String
  /// The length when the file was opened, or what is to be seen of it.
  public let byteCount: Int
  /// When the file was last changed, in seconds since 1970.
  public let modificationTime: Double
  private let descriptor: Int32
  private let count = Atomic(0)

  /// How many bytes were read from it so far, some perhaps more than once.
  public var bytesRead: Int { count.load(ordering: .relaxed) }

  /// Opens a regular file; throws where there is none or it cannot be read.
  public convenience init(path: String) throws(PlotError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno
      throw PlotError(
        .input, "cannot open: \(systemMessage(reason))", at: Place(file: path),
        remedy: reason == ENOENT
          ? "check the path" : reason == EMFILE ? OpenFileLimit.remedy : nil)
    }
    try self.init(descriptor: descriptor, path: path)
  }

  /// Takes over an open descriptor of a regular file and closes it in the end; of the file, no more
  /// than `limit` bytes are seen.
  public init(descriptor: Int32, path: String, limit: Int = .max) throws(PlotError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw PlotError(
        .input,
        status.st_mode & S_IFMT == S_IFDIR
          ? "is a folder, not a recording" : "is not a regular file",
        at: Place(file: path), remedy: "name a file, or - for standard input")
    }
    self.descriptor = descriptor
    self.path = path
    byteCount = min(Int(status.st_size), max(0, limit))
    modificationTime = Double(status.changed.tv_sec) + Double(status.changed.tv_nsec) * 1e-9
  }

  deinit { close(descriptor) }

  /// Returns the file with no more than its first bytes to be seen.
  package func limited(to limit: Int) throws(PlotError) -> InputFile {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else {
      let reason = errno
      throw PlotError(
        .input, "cannot open again: \(systemMessage(reason))", at: Place(file: path),
        remedy: reason == EMFILE ? OpenFileLimit.remedy : nil)
    }
    return try InputFile(descriptor: copy, path: path, limit: limit)
  }

  /// Returns another descriptor of the file, at its beginning, for the caller to close; nil where the
  /// file is longer than what is to be seen of it.
  ///
  /// Reading through it moves no other reader: those of this type name the place that they read at.
  package func descriptorFromStart() throws(PlotError) -> Int32? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) == byteCount else { return nil }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else {
      throw PlotError(.input, "cannot open again: \(systemMessage(errno))", at: Place(file: path))
    }
    return copy
  }

  /// Fills a buffer from a place in the file and returns how many bytes there were.
  ///
  /// Fewer than asked for only where the file ends. Throws where reading fails.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(PlotError) -> Int {
    // A place that is none is the system's to refuse.
    let isPlace = offset >= 0 && !offset.addingReportingOverflow(buffer.count).overflow
    let wanted = isPlace ? min(buffer.count, max(0, byteCount - offset)) : buffer.count
    do throws(TransferFailure) {
      let done = try readFully(
        descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
      count.add(done, ordering: .relaxed)
      return done
    } catch {
      count.add(error.done, ordering: .relaxed)
      throw PlotError(
        .input, "cannot read: \(systemMessage(error.number))",
        at: Place(file: path, byteOffset: offset &+ error.done))
    }
  }

  /// Reads some bytes; fewer only where the file ends.
  public func bytes(at offset: Int, count: Int) throws(PlotError) -> [UInt8] {
    var error: PlotError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      do throws(PlotError) {
        filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      } catch let caught {
        error = caught
      }
    }
    if let error { throw error }
    return bytes
  }
}

/// A recording that a parser is asked to open.
public struct Input: Sendable {
  /// The name by which configs and labels know it.
  public var name: String
  /// The file.
  public var file: InputFile

  /// Creates an input.
  public init(name: String, file: InputFile) {
    self.name = name
    self.file = file
  }
}

/// The system's words for an error number.
public func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number)).lowercased()
}
