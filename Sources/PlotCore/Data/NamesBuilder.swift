/// Gathers the names of a column while its rows are read: the same bytes get the same code.
///
/// What it holds is bounded: of more names than it takes it says so, and takes no more.
public final class NamesBuilder {
  /// How many names it takes.
  public static let mostNames = 1 << 20
  /// How many bytes all names together may have.
  public static let mostBytes = 1 << 26

  /// Whether there were more names than it takes.
  public private(set) var isFull = false
  /// How many names there are.
  public private(set) var count = 0
  private var bytes: [UInt8] = []
  /// Where each name ends in the bytes.
  private var ends: [Int] = [0]
  private var parents: [Int32] = []
  private let isNested: Bool
  /// Codes by the hash of their names, -1 where none is; its size is a power of two.
  private var table: [Int32] = Array(repeating: -1, count: 64)
  private var hashes: [UInt64] = []

  /// Creates an empty dictionary, flat or of names with parents.
  public init(isNested: Bool = false) { self.isNested = isNested }

  /// Returns the code of a name, which is new at its first sight; `Names.missing` where it is full.
  ///
  /// In a nested dictionary names of different parents are different ones.
  public func code(of name: UnsafeRawBufferPointer, parent: Int64 = Names.missing) -> Int64 {
    var hash = Self.hash(name)
    if isNested { hash = (hash ^ UInt64(bitPattern: parent)) &* 0x9E37_79B9_7F4A_7C15 }
    var place = Int(truncatingIfNeeded: hash >> 7) & (table.count - 1)
    while table[place] >= 0 {
      let code = Int(table[place])
      if hashes[code] == hash, isEqual(code, name), !isNested || Int64(parents[code]) == parent {
        return Int64(code)
      }
      place = (place + 1) & (table.count - 1)
    }
    guard count < Self.mostNames, bytes.count + name.count <= Self.mostBytes else {
      isFull = true
      return Names.missing
    }
    let code = count
    table[place] = Int32(code)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    hashes.append(hash)
    if isNested { parents.append(Int32(parent)) }
    count += 1
    if count * 2 > table.count { grow() }
    return Int64(code)
  }

  /// Returns the code of a name.
  public func code(of name: String, parent: Int64 = Names.missing) -> Int64 {
    var name = name
    return name.withUTF8 { code(of: UnsafeRawBufferPointer($0), parent: parent) }
  }

  /// The names gathered so far; bytes that are no UTF-8 are shown as U+FFFD.
  public func names() -> Names {
    Names(
      (0..<count).map { String(decoding: bytes[ends[$0]..<ends[$0 + 1]], as: UTF8.self) },
      parents: parents)
  }

  private func isEqual(_ code: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    let (start, end) = (ends[code], ends[code + 1])
    guard end - start == name.count else { return false }
    return bytes.withUnsafeBytes { own in
      for index in 0..<name.count where own[start &+ index] != name[index] { return false }
      return true
    }
  }

  private func grow() {
    table = Array(repeating: -1, count: table.count * 4)
    for (code, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash >> 7) & (table.count - 1)
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(code)
    }
  }

  /// Mixes eight bytes at a time; the same on every machine and in every run.
  private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(name.count)
    var place = 0
    while place &+ 8 <= name.count {
      let word = name.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      place &+= 8
    }
    while place < name.count {
      hash = (hash ^ UInt64(name[place])) &* 0x0000_0100_0000_01B3
      place &+= 1
    }
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 32)
  }
}
