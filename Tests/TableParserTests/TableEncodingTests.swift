import PlotCore
import PlotTesting
import TableParser
import Testing

/// Texts in other encodings and with other ends of lines.
@Suite struct TableEncodingTests {
  enum Form: CaseIterable, Sendable {
    case plain, marked, utf16Little, utf16Big, returns, markedReturns, utf16Returns, lineFeeds

    func bytes(_ text: String) -> [UInt8] {
      let returned = text.replacing("\n", with: "\r")
      switch self {
      case .plain: return Array(text.utf8)
      case .lineFeeds: return Array(text.replacing("\n", with: "\r\n").utf8)
      case .marked: return [0xEF, 0xBB, 0xBF] + text.utf8
      case .utf16Little:
        return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16Big:
        return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .returns: return Array(returned.utf8)
      case .markedReturns: return [0xEF, 0xBB, 0xBF] + returned.utf8
      case .utf16Returns:
        let windows = text.replacing("\n", with: "\r\n")
        return [0xFF, 0xFE] + windows.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      }
    }
  }

  @Test(arguments: Form.allCases) func readsTheSameInEachForm(_ form: Form) throws {
    let bytes = form.bytes("time,Größe 🐘 [KiB],name\n0,1,ä\n1,x,ö\n2,3,🐘\n")
    #expect(TableParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try table(bytes)
    #expect(source.columns.map(\.name) == ["event", "time", "Größe 🐘", "name"])
    #expect(source.columns[3].names?.texts == ["ä", "ö", "🐘"])
    #expect(try source.times() == [0, 1, 2])
    #expect(try source.values(of: "Größe 🐘").map { $0.isNaN ? -1 : $0 } == [1024, -1, 3072])
    let bad = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(bad.text.contains("3:3, \"x\""))
  }

  /// More than a block of a megabyte, with letters of two units at its borders.
  @Test(arguments: Form.allCases) func readsBlocksInEachForm(_ form: Form) throws {
    var text = "time,name,v\n"
    for row in 0..<60_000 { text += "\(row),🐘ß\(row % 7),\(row * 3)\n" }
    let source = try table(form.bytes(text))
    #expect(source.rowCount == 60_000)
    #expect(try source.values(of: "v") == (0..<60_000).map { Double($0 * 3) })
  }

  /// Half a unit at the end, half a pair, and a long line are no reason to stop.
  @Test func readsWhatIsLeftOfDamagedUnits() throws {
    let whole = Form.utf16Little.bytes("time,v\n0,1\n1,2\n")
    #expect(try table(whole + [0x32]).rowCount == 2)
    let alone =
      Form.utf16Little.bytes("time,name,v\n0,") + [0x00, 0xD8]
      + Form.utf16Little.bytes(",1\n1,b,2\n").dropFirst(2)
    #expect(try table(alone).rowCount == 2)
    let long = Form.utf16Big.bytes(
      "a,b\n1,2\n" + String(repeating: "x", count: 3_000_000) + "\n3,4\n")
    #expect(try table(long).values(of: "a") == [1, 3])
  }

  @Test func keepsTheContractOfParsersInEachForm() throws {
    let files = Form.allCases.map {
      (name: "\($0)", bytes: $0.bytes("time,rss_kb,name\n0,1,a\n1,2,b\n2,3,c\n"))
    }
    #expect(checkParser(try TableParser(config: [:]), files: files) == [])
  }
}
