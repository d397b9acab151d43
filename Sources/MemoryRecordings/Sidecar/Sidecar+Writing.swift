import PlotCore

extension Sidecar {
  /// The file's bytes, with samples where the resident memory was looked at.
  package func text(samples: [Sample]?) -> [UInt8] {
    var json = JSONWriter(pretty: false)
    json.beginObject()
    json.member(.kind) { $0.string(Self.kind) }
    json.member(.version) { $0.number(.integer(Self.version)) }
    json.member(.creator, creator) { $0.string($1) }
    json.member(.glibc, glibc) { $0.string($1) }
    json.member(.command) { json in
      json.beginArray()
      for word in command { json.string(word) }
      json.endArray()
    }
    json.member(.process, process) { $0.string($1) }
    json.member(.bufferSize, bufferSize) { $0.number(.integer($1)) }
    json.member(.exitStatus, exitStatus) { $0.number(.integer($1)) }
    json.member(.signal, signal) { $0.number(.integer($1)) }
    json.member(.epochSeconds, epoch) { $0.literal(Decimal.fixed(Double($1) / 1e9, places: 6)) }
    json.member(.wallSeconds, wallSeconds) { $0.number(.real($1)) }
    json.member(.startTicks, startTicks) { $0.number(.integer($1)) }
    json.member(.hertz, hertz) { $0.number(.real($1)) }
    json.member(.startSeconds, startSeconds) { $0.number(.real($1)) }
    json.member(.peakRSS, peakRSS) { $0.number(.integer($1)) }
    json.member(.rss, samples) { json, samples in
      json.beginArray()
      for sample in samples {
        json.beginArray()
        json.literal(Decimal.fixed(sample.seconds, places: 6))
        json.number(.integer(sample.bytes))
        json.endArray()
      }
      json.endArray()
    }
    json.endObject()
    return json.bytes + [0x0A]
  }
}

extension JSONWriter {
  fileprivate mutating func member(
    _ member: Sidecar.Member, _ write: (inout JSONWriter) -> Void
  ) {
    key(member.rawValue)
    write(&self)
  }

  /// Writes a member, where there is a value for it.
  fileprivate mutating func member<Value>(
    _ member: Sidecar.Member, _ value: Value?, _ write: (inout JSONWriter, Value) -> Void
  ) {
    guard let value else { return }
    self.member(member) { write(&$0, value) }
  }
}
