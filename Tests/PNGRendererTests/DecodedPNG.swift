import Foundation

/// A PNG taken apart: its chunks by ourselves, its pixels by Python's zlib.
struct DecodedPNG {
  struct Chunk {
    var type: String
    var data: [UInt8]
  }

  var chunks: [Chunk] = []

  init(_ bytes: [UInt8]) throws {
    struct Malformed: Error {}
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]) else { throw Malformed() }
    var place = 8
    while place + 12 <= bytes.count {
      let length = Self.number(bytes[place..<place + 4])
      guard place + 12 + length <= bytes.count else { throw Malformed() }
      chunks.append(
        Chunk(
          type: String(decoding: bytes[place + 4..<place + 8], as: UTF8.self),
          data: Array(bytes[place + 8..<place + 8 + length])))
      place += 12 + length
    }
    guard place == bytes.count, chunks.last?.type == "IEND" else { throw Malformed() }
  }

  static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  func data(_ type: String) -> [UInt8]? { chunks.first { $0.type == type }?.data }

  var width: Int { Self.number(data("IHDR")?.prefix(4) ?? []) }
  var height: Int { Self.number(data("IHDR")?.dropFirst(4).prefix(4) ?? []) }
  var bitDepth: Int { Int(data("IHDR")?[8] ?? 0) }
  var colorType: Int { Int(data("IHDR")?[9] ?? 0) }
  var pixelsPerMeter: Int? { data("pHYs").map { Self.number($0.prefix(4)) } }

  /// Texts by keyword, with the type of the chunk.
  var texts: [String: (type: String, text: String)] {
    var found: [String: (String, String)] = [:]
    for chunk in chunks where chunk.type == "tEXt" || chunk.type == "iTXt" {
      let parts = chunk.data.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      let keyword = String(decoding: parts[0], as: UTF8.self)
      let text =
        chunk.type == "tEXt"
        ? String(String.UnicodeScalarView(parts[1].map { Unicode.Scalar($0) }))
        // Flag, method, and two empty texts that end with a zero each.
        : String(decoding: parts[1].dropFirst(4), as: UTF8.self)
      found[keyword] = (chunk.type, text)
    }
    return found
  }
}

/// Python, which has zlib and thus can read any PNG without a package.
enum Python {
  static let isThere = (try? run("print(6*7)", input: [])) == Array("42\n".utf8)

  /// Returns red, green, blue and alpha of all pixels.
  static func pixels(of png: [UInt8]) throws -> [UInt8] { try run(decoder, input: png) }

  private static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).png")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  private static let decoder = """
    import sys, zlib, struct
    b = open(sys.argv[1], 'rb').read(); p = 8; idat = b''; plte = b''; trns = b''
    while p < len(b):
        n, t = struct.unpack('>I4s', b[p:p+8]); d = b[p+8:p+8+n]
        assert zlib.crc32(t + d) == struct.unpack('>I', b[p+8+n:p+12+n])[0]
        if t == b'IHDR': w, h, depth, kind = struct.unpack('>IIBB', d[:10])
        if t == b'IDAT': idat += d
        if t == b'PLTE': plte = d
        if t == b'tRNS': trns = d
        p += 12 + n
    channels = {2: 3, 3: 1, 6: 4}[kind]; bpp = max(1, channels * depth // 8)
    size = (w * channels * depth + 7) // 8; raw = zlib.decompress(idat); last = bytearray(size)
    out = bytearray(); assert len(raw) == h * (size + 1)
    for y in range(h):
        f = raw[y*(size+1)]; line = bytearray(raw[y*(size+1)+1:(y+1)*(size+1)])
        assert f in (0, 2)
        if f == 2: line = bytearray((a + c) & 255 for a, c in zip(line, last))
        last = line
        for x in range(w):
            if kind == 3:
                v = line[x*depth//8] >> (8 - depth - x*depth % 8) & ((1 << depth) - 1)
                out += plte[3*v:3*v+3]; out.append(trns[v] if v < len(trns) else 255)
            elif kind == 2: out += line[3*x:3*x+3] + b'\\xff'
            else: out += line[4*x:4*x+4]
    sys.stdout.buffer.write(out)
    """
}
