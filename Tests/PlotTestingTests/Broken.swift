import PlotCore
import PlotTesting

/// Components that break their contract, each in one way that its parameter chooses.
enum Broken {
  struct Renderer: PlotCore.Renderer {
    enum Fault { case none, changes, swallows, rewords, writesNothing }
    static let id = "broken"
    static let summary = "writes a line"
    static let fileExtensions = ["txt"]
    let demand = Demand.data(.summary, input: nil)
    let fault: Fault
    let counter = Counter()

    init(options: NoOptions) { fault = .none }
    init(_ fault: Fault) { self.fault = fault }

    func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
      if fault == .writesNothing { return }
      do throws(PlotError) {
        try sink.write("a line of text")
        if fault == .changes { try sink.write("\(counter.next())") }
        try sink.flush()
      } catch {
        if fault == .swallows { return }
        throw fault == .rewords ? PlotError(.output, "cannot write") : error
      }
    }
  }

  /// Counts calls; used from one thread.
  final class Counter: Sendable {
    nonisolated(unsafe) private var value = 0
    func next() -> Int {
      value += 1
      return value
    }
  }

  struct Misnamed: PlotCore.Renderer {
    struct Options: ComponentOptions {
      init(from reader: inout OptionReader) {
        _ = reader.flag("Shout", default: true, help: "Whether.")
        _ = reader.number("size", default: 20, in: 0...10, help: "the size")
        _ = reader.any("loose", form: .flag, help: "anything")
        _ = reader.flag("loose", default: false, help: "again")
      }
    }
    static let id = "Mis_Named"
    static let summary = "Writes."
    static let fileExtensions = [".TXT"]
    let demand = Demand.data(.summary, input: nil)
    init(options: Options) {}
    func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) { try sink.write("x") }
  }

  /// Reads bytes as numbers.
  struct Parser: PlotCore.Parser {
    enum Fault { case none, otherFormat, shouts, tellsTooLittle, tellsOfNone }
    static let id = "bytes"
    static let summary = "reads bytes as numbers"
    let fault: Fault

    init(options: NoOptions) { fault = .none }
    init(_ fault: Fault) { self.fault = fault }

    static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
      head.first == 0x42 ? .certain : .no
    }

    func open(_ input: Input) throws(PlotError) -> any Source {
      let bytes = try input.file.bytes(at: 0, count: input.file.byteCount)
      guard bytes.first == 0x42 else {
        throw PlotError(.input, fault == .shouts ? "Not mine.\nAt all." : "is no file of bytes")
      }
      let values = bytes.dropFirst().map(Int64.init)
      var info = SourceInfo(format: fault == .otherFormat ? "other" : Self.id)
      info.extents["byte"] = 0...(fault == .tellsTooLittle ? 97 : 255)
      if fault == .tellsOfNone { info.extents["bite"] = 0...1 }
      return MemorySource(
        [(.event, nil), (Column("byte"), .integers(Array(values)))], rowCount: values.count,
        info: info)
    }
  }
}
