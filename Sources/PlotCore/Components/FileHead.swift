/// What is known of a file before it is opened.
public struct FileHead: Sendable {
  /// The file's first bytes, 4 KiB or more of a text whose first line is longer, behind a byte order mark of UTF-8 where it has one.
  public var bytes: [UInt8]
  /// The file's whole length, where it is known.
  public var byteCount: Int?
  /// The path as the user named it.
  public var path: String

  /// Creates a head.
  public init(_ bytes: [UInt8], byteCount: Int? = nil, path: String = "") {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.byteCount = byteCount
    self.path = path
  }
}
