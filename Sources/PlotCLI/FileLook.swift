import PlotCore
import Host

/// What a look at a file shows; two looks that are equal saw the same file, unchanged.
struct FileLook: Equatable {
  private var seconds: Int
  private var nanoseconds: Int
  /// How many bytes there are.
  private(set) var size: Int64
  /// The file's number on its device.
  private(set) var inode: UInt64
  /// The device's number.
  private(set) var device: UInt64

  /// Looks at a file; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (seconds, nanoseconds) = (Int(status.changed.tv_sec), Int(status.changed.tv_nsec))
    (size, inode) = (Int64(status.st_size), UInt64(status.st_ino))
    device = UInt64(truncatingIfNeeded: status.st_dev)
  }
}
