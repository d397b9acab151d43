import MemoryRecordings
import PlotCore

/// Reads the recordings of glibc's `memusage`.
public struct MemusageParser: Parser {
  /// The options of the parser.
  public struct Options: ComponentOptions {
    /// How the capture's clock is understood.
    let clock: ClockOptions

    /// Takes the options.
    public init(from reader: inout OptionReader) {
      clock = reader.object("clock", ClockOptions.self, help: "the rate of the capture's clock")
    }
  }

  /// The word by which configs name the format.
  public static let id = "memusage"
  /// What the parser does.
  public static let summary = "reads recordings of glibc's memusage (-d FILE)"

  private let options: Options

  /// Creates a parser.
  public init(options: Options) throws(PlotError) {
    self.options = options
  }

  /// Tells whether a file may be a capture; the format has no magic number, so never for certain.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    if let byteCount, byteCount < CaptureHeader.byteCount { return .no }
    guard case .plausible = CaptureSniff.look(at: head) else { return .no }
    return .plausible
  }

  /// Opens a capture; throws where it is none or has no samples.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let (order, header) = try Self.header(of: file)
    return try open(Self.records(of: file, order, header), header)
  }

  /// Opens the capture whose samples are told; the first `knownCount` hold no part of a repeat, as an
  /// earlier look has shown.
  func open(
    _ records: RecordFile, _ header: CaptureHeader, knownCount: Int = 0
  ) throws(PlotError) -> CaptureSource {
    var records = records
    let file = records.file
    let body = file.byteCount - CaptureHeader.byteCount
    let longest = min(RepeatedTail.longest, max(1, records.count - knownCount))
    let end = try CaptureEnd(of: records, header, longestRepeat: longest)
    records.count -= end.repeatedCount

    let first = RecordBuffer(capacity: 1)
    try records.read(from: 0, count: 1, into: first.base)
    let beside = SidecarFindings(beside: file, startTicks: header.start)
    let clock = try Clock(
      options.clock, recordedHertz: beside.sidecar?.hertz, start: header.start,
      end: end.time, modificationTime: file.modificationTime,
      path: file.path)
    let capture = Capture(
      records: records, header: header, clock: clock,
      columns: CaptureColumn.all(clock: clock, start: header.start),
      bytesOver: body % Record.byteCount, repeatedCount: end.repeatedCount,
      firstTime: first.base.pointee.time, lastTime: end.lastTime,
      beside: beside)
    // An unfilled record at the very front is no step back from anything.
    return CaptureSource(capture, isSound: !capture.isUnfilled(first.base.pointee, row: 0))
  }

  /// Finds the samples of a capture; throws where it has none.
  static func records(
    of file: InputFile, _ order: ByteOrder, _ header: CaptureHeader
  ) throws(PlotError) -> RecordFile {
    let records = RecordFile(
      file: file, byteOffset: CaptureHeader.byteCount,
      count: (file.byteCount - CaptureHeader.byteCount) / Record.byteCount, order: order)
    guard records.count > 0 else { throw noSamples(header, path: file.path) }
    return records
  }

  /// Reads the header and finds the order of bytes; throws where the file is no capture.
  static func header(of file: InputFile) throws(PlotError) -> (ByteOrder, CaptureHeader) {
    let head = try file.bytes(at: 0, count: 4096)
    switch CaptureSniff.look(at: head) {
    case .plausible(let order, let header): return (order, header)
    case .no(let reason): throw ForeignFile.error(reason, head: head, path: file.path)
    }
  }

  private static func noSamples(_ header: CaptureHeader, path: String) -> PlotError {
    if !header.isComplete {
      return PlotError(
        .input,
        "holds no samples: the program died (killed, aborted or _exit) before memusage wrote its "
          + "first buffer",
        at: Place(file: path),
        remedy: "record with `memusage --unbuffered`, which writes each sample at once")
    }
    if header.peakHeap == 0, header.peakTotal == 0 {
      return PlotError(
        .input, "holds no samples: the program allocated nothing that memusage can see",
        at: Place(file: path),
        remedy: "memusage sees malloc and its kin in dynamic programs; `memusage -m` adds mmap")
    }
    func bytes(_ value: Int64) -> String { "\(Decimal.grouped(Int(value))) B" }
    return PlotError(
      .input,
      "holds no samples, only the header, which tells peaks of \(bytes(header.peakHeap)) heap, "
        + "\(bytes(header.peakStack)) stack, \(bytes(header.peakTotal)) total",
      at: Place(file: path),
      remedy: "the file was cut: copy it again, or record again with `memusage -d NAME.mem PROGRAM`"
    )
  }
}

extension Plugin {
  /// The parser of glibc's `memusage` recordings.
  public static let memusage = Plugin.parser(MemusageParser.self)
}
