import PlotCore

extension ConfigValue {
  /// Appends the value to a document; numbers keep the digits with which they were written.
  func write(to writer: inout JSONWriter) {
    switch kind {
    case .null: writer.literal("null")
    case .bool(let flag): writer.flag(flag)
    case .number(let text): writer.literal(text)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// The value as JSON.
  package func json(pretty: Bool = false) -> String {
    var writer = JSONWriter(pretty: pretty)
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
