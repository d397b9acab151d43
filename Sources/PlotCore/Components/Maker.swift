/// Makes components of one kind from options: those of a Swift type, or those of something that is
/// known only when the tool runs, such as a program that tells its options itself.
public struct Maker<Made>: Sendable {
  /// Takes the options from a reader, each once, and returns what makes the component of them.
  public typealias Read = @Sendable (inout OptionReader) -> () throws(PlotError) -> Made

  /// The Swift type; nil where no type stands for the component alone.
  public let type: (any Component.Type)?
  /// Takes the options, each once. What is wrong with one is recorded by the reader; what is made
  /// throws where options do not fit together.
  public let read: Read

  /// Makes components of a type; the closure widens the type to its protocol.
  public init<C: Component>(_ type: C.Type, as widen: @escaping @Sendable (C) -> Made) {
    self.type = type
    read = { reader in
      let options = C.Options(from: &reader)
      return { () throws(PlotError) -> Made in widen(try C(options: options)) }
    }
  }

  /// Makes components of what is known only when the tool runs.
  public init(_ read: @escaping Read) {
    type = nil
    self.read = read
  }
}
