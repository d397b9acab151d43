import PlotCore

/// Takes a file of JSON values apart into tokens, block by block; memory grows with the longest
/// string only.
///
/// Several values may follow each other, so that lines of objects can be read too.
public final class JSONTokens {
  /// A part of a value.
  public enum Token: Hashable, Sendable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    /// A member's name, in `bytes`.
    case key
    /// A text, in `bytes`.
    case string
    /// A number, in `bytes`.
    case number
    case yes, no, null
    /// The file ends, between values.
    case end
  }

  /// Behind a pointer that never changes, so that no access has to be checked for being the only one.
  private let scan = UnsafeMutablePointer<JSONScan>.allocate(capacity: 1)

  /// Creates a reader at the file's first value; a byte order mark of UTF-8 is skipped.
  public init(_ file: InputFile, blockCount: Int = 1 << 20) {
    scan.initialize(to: JSONScan(JSONBytes(file, blockCount: blockCount)))
  }

  /// Creates a reader of bytes in memory.
  public init(_ bytes: [UInt8], path: String = "") {
    scan.initialize(to: JSONScan(JSONBytes(bytes, path: path)))
  }

  deinit {
    scan.pointee.deallocate()
    scan.deinitialize(count: 1)
    scan.deallocate()
  }

  /// Whether a line feed within a value is an error, so that a cut line spoils no other.
  public var isLineBound: Bool {
    get { scan.pointee.isLineBound }
    set { scan.pointee.isLineBound = newValue }
  }

  /// How many containers are open.
  public var depth: Int { scan.pointee.depth }

  /// Where the last token starts; the column counts bytes.
  public var position: Place.Position { scan.pointee.bytes.position }

  /// Gives the bytes of the last key, string or number, with escapes resolved; they are valid in the
  /// body only.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    scan.pointee.withText(body)
  }

  /// The text of the last key, string or number.
  public var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Returns the next token; throws where the file is no JSON or cannot be read.
  public func take() throws(PlotError) -> Token { try scan.pointee.take() }

  /// Skips the rest of the value whose first token was given; scalars are over already.
  public func skip(_ token: Token) throws(PlotError) {
    guard token == .objectStart || token == .arrayStart else { return }
    let outer = depth - 1
    while depth > outer { _ = try take() }
  }

  /// Goes on behind the next line feed, as if a value had just ended there.
  public func skipLine() throws(PlotError) { try scan.pointee.skipLine() }

  /// An error at the last token.
  public func error(_ message: String) -> PlotError { scan.pointee.bytes.error(message) }
}
