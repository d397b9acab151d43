import PlotCore
import TextReading

/// What a sidecar tells beside its samples, wherever its members stand, as far as it can be read.
///
/// How much damage is too much is for the reader to say: a parser of captures leaves a doubtful file
/// out, a parser of the samples uses what is whole.
package struct SidecarReading {
  /// Words of the command beyond so many bytes are left out.
  private static let longestCommand = 65_536
  /// A program that takes longer than that to its first call is none that was recorded.
  private static let longestStart = 1e6

  /// What the members tell.
  package private(set) var sidecar = Sidecar()
  /// Whether the text is an object at all.
  package private(set) var isObject = false
  /// Whether it says that it is a recording's.
  package private(set) var isRecording = false
  /// Whether it is of the form that this version knows.
  package private(set) var isKnownForm = false
  /// Whether there is a list of samples.
  package private(set) var hasSamples = false
  /// Whether a member holds something else than it should.
  package private(set) var hasBadMember = false
  /// What is wrong with the text as JSON, or why it cannot be read on.
  package private(set) var damage: PlotError?

  /// Reads a text from its beginning to its end, or to where it is damaged.
  package init(_ tokens: JSONTokens) {
    do throws(PlotError) {
      try read(tokens)
    } catch {
      damage = error
    }
  }

  private mutating func read(_ tokens: JSONTokens) throws(PlotError) {
    guard try tokens.take() == .objectStart else { return }
    isObject = true
    while try tokens.take() == .key {
      let member = Sidecar.Member(rawValue: tokens.string)
      let value = try tokens.take()
      switch member {
      case .kind: isRecording = text(tokens, value) == Sidecar.kind
      case .version: isKnownForm = integer(tokens, value) == Sidecar.version
      case .creator: sidecar.creator = text(tokens, value)
      case .glibc: sidecar.glibc = text(tokens, value)
      case .process: sidecar.process = text(tokens, value)
      case .bufferSize: sidecar.bufferSize = integer(tokens, value)
      case .exitStatus: sidecar.exitStatus = integer(tokens, value)
      case .signal: sidecar.signal = integer(tokens, value)
      case .wallSeconds: sidecar.wallSeconds = real(tokens, value)
      case .startTicks: sidecar.startTicks = integer(tokens, value)
      case .hertz: sidecar.hertz = real(tokens, value)
      case .peakRSS: sidecar.peakRSS = integer(tokens, value)
      case .startSeconds:
        let seconds = real(tokens, value)
        sidecar.startSeconds = seconds.flatMap { $0.magnitude <= Self.longestStart ? $0 : nil }
      case .epochSeconds:
        sidecar.epoch = take(value == .number) {
          tokens.withBytes { Timestamp.decimal($0, step: 1_000_000_000) }
        }
      case .command where value == .arrayStart:
        sidecar.command = try words(tokens)
        continue
      case .rss where value == .arrayStart: hasSamples = true
      case .command, .rss: hasBadMember = true
      case nil: break
      }
      try tokens.skip(value)
    }
    guard try tokens.take() == .end else { throw tokens.error("the file goes on behind its end") }
  }

  private mutating func text(_ tokens: JSONTokens, _ value: JSONTokens.Token) -> String? {
    take(value == .string) { tokens.string }
  }

  private mutating func integer(_ tokens: JSONTokens, _ value: JSONTokens.Token) -> Int64? {
    take(value == .number) { tokens.withBytes { AsciiNumber.integer($0) } }
  }

  private mutating func real(_ tokens: JSONTokens, _ value: JSONTokens.Token) -> Double? {
    take(value == .number) {
      tokens.withBytes { AsciiNumber.real($0) }.flatMap { $0.isFinite ? $0 : nil }
    }
  }

  private mutating func take<Value>(_ fits: Bool, _ read: () -> Value?) -> Value? {
    let found = fits ? read() : nil
    if found == nil { hasBadMember = true }
    return found
  }

  private func words(_ tokens: JSONTokens) throws(PlotError) -> [String] {
    var words: [String] = []
    var byteCount = 0
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return words }
      if token == .string, byteCount < Self.longestCommand {
        words.append(tokens.string)
        byteCount += words[words.count - 1].utf8.count
      }
      try tokens.skip(token)
    }
  }
}
