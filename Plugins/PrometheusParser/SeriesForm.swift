import TextReading

/// How series are written, as the first bytes tell it.
enum SeriesForm {
  /// JSON: an answer of the HTTP API, or a part of one.
  case answer
  /// A JSON object on each line, as `api/v1/export` of VictoriaMetrics writes them.
  case lines
  /// What `promtool query range` prints.
  case text
  /// A sample on each line, as exporters write them, with times.
  case exposition

  init?(_ head: [UInt8]) {
    guard let first = head.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return nil }
    func has(_ text: String) -> Bool { head.contains(text: text) }
    if ExpositionText.isKnown(head) {
      self = .exposition
      return
    }
    guard first == 0x7B || first == 0x5B else {
      guard has("=>"), has(" @[") else { return nil }
      self = .text
      return
    }
    // Of braces with PromQL's labels in them none is JSON.
    if first == 0x7B, has("=>"), has(" @["), !has("\":") {
      self = .text
    } else if first == 0x7B,
      has("\"resultType\"")
        || (has("\"status\"") && has("\"errorType\""))
    {
      self = .answer
    } else if has("\"metric\""), let value = Self.value(of: "\"values\"", in: head) {
      // Pairs of time and value, or values by themselves.
      self = value == 0x5B || first == 0x5B || has("\"result\"") ? .answer : .lines
    } else if has("\"metric\""), Self.value(of: "\"value\"", in: head) != nil {
      self = .answer
    } else {
      return nil
    }
  }

  /// The first byte in the array that stands behind a key; nil where there is no such array.
  private static func value(of key: String, in head: [UInt8]) -> UInt8? {
    let key = Array(key.utf8)
    guard
      let place = head.indices.first(where: {
        head[$0] == 0x22 && head[$0...].starts(with: key)
      })
    else { return nil }
    var rest = head[(place + key.count)...].lazy.filter { $0 > 0x20 }.makeIterator()
    guard rest.next() == 0x3A, rest.next() == 0x5B else { return nil }
    return rest.next()
  }
}
