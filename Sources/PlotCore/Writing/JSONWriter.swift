/// Gathers a JSON document piece by piece, in one line or indented by two blanks.
///
/// The caller keeps the order: a key before each value of an object, every end after its begin.
public struct JSONWriter: Sendable {
  /// The document so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Whether each value stands on a line of its own.
  public let isPretty: Bool
  private var isFirst = true
  private var followsKey = false
  private var depth = 0

  /// Creates an empty document.
  public init(pretty: Bool = false) { isPretty = pretty }

  /// Begins an object.
  public mutating func beginObject() { begin("{") }
  /// Ends the object that was begun last.
  public mutating func endObject() { end("}") }
  /// Begins an array.
  public mutating func beginArray() { begin("[") }
  /// Ends the array that was begun last.
  public mutating func endArray() { end("]") }

  /// Writes the name of the value that comes next.
  public mutating func key(_ name: String) {
    separate()
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  /// Writes a text.
  public mutating func string(_ text: String) {
    separate()
    JSONText.append(text, to: &bytes)
  }

  /// Writes a number; null where it is not finite.
  public mutating func number(_ value: Value) { literal(JSONText.number(value)) }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) { literal("\(value)") }

  /// Writes `true` or `false`.
  public mutating func flag(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes a value that is JSON already.
  public mutating func literal(_ text: String) {
    separate()
    bytes += Array(text.utf8)
  }

  private mutating func begin(_ sign: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: sign))
    isFirst = true
    depth += 1
  }

  private mutating func end(_ sign: Unicode.Scalar) {
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(UInt8(ascii: sign))
    isFirst = false
  }

  private mutating func separate() {
    if !followsKey && depth > 0 {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      breakLine()
    }
    followsKey = false
    isFirst = false
  }

  private mutating func breakLine() {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes += [UInt8](repeating: 0x20, count: 2 * depth)
  }
}
