/// What the first bytes of an ELF file tell of the way it is loaded.
///
/// Numbers of the file are read with checks: a damaged program is only unknown.
struct ELFHead {
  private let bytes: [UInt8]
  private let is64: Bool
  private let isLittle: Bool

  /// Takes the head of a file; nil where it is no ELF file.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { return nil }
    self.bytes = bytes
    is64 = bytes[4] == 2
    isLittle = bytes[5] == 1
  }

  #if canImport(Glibc)
    /// How the program is loaded.
    var kind: ProgramFile.Kind {
      let isHost = isLittle == (1.littleEndian == 1) && is64 == (Int.bitWidth == 64)
      guard isHost, number(at: 18, size: 2) == Self.hostMachine ?? number(at: 18, size: 2) else {
        return .foreign
      }
      guard let start = number(at: is64 ? 32 : 28, size: is64 ? 8 : 4),
        let size = number(at: is64 ? 54 : 42, size: 2),
        let count = number(at: is64 ? 56 : 44, size: 2)
      else { return .unknown }
      for index in 0..<count {
        let entry = start &+ index &* size
        guard let type = number(at: entry, size: 4) else { return .unknown }
        guard type == 3 else { continue }
        guard let offset = number(at: entry &+ (is64 ? 8 : 4), size: is64 ? 8 : 4),
          offset >= 0, offset < bytes.count
        else { return .dynamic(linker: "") }
        let linker = bytes[offset...].prefix { $0 != 0 }
        return .dynamic(linker: String(decoding: linker, as: UTF8.self))
      }
      return .isStatic
    }
  #endif

  /// The machine of programs that can load the same libraries as this tool (`e_machine`).
  private static var hostMachine: Int? {
    #if arch(x86_64)
      62
    #elseif arch(arm64)
      183
    #else
      nil
    #endif
  }

  /// Reads an unsigned number; nil where the bytes do not reach so far.
  private func number(at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - size else { return nil }
    var value: UInt64 = 0
    for index in 0..<size {
      value = value << 8 | UInt64(bytes[offset + (isLittle ? size - 1 - index : index)])
    }
    return Int(exactly: value)
  }
}
