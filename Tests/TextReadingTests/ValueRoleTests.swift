import PlotCore
import Testing

@testable import TextReading

@Suite struct ValueRoleTests {
  private func values(
    _ texts: [String], _ name: String, decimal: UInt8 = 0x2E
  ) -> [Double?] {
    let role = ValueRole(
      texts, texts.map { FieldWord($0) }, label: ColumnLabel(name), decimal: decimal, base: nil)
    return texts.map { text in
      Array(text.utf8).withUnsafeBytes { bytes in
        role.form.map { $0.value(bytes)?.first }
          ?? (role == .number ? AsciiNumber.real(bytes) : nil)
      }
    }
  }

  @Test func readsHexadecimalNumbersOfAnAmountAlone() {
    #expect(values(["0xff", "0x100"], "rss_bytes") == [255, 256])
    #expect(values(["0xff", "0x100"], "address") == [nil, nil])
    #expect(values(["0xff", "0x100"], "heap address") == [nil, nil])
    #expect(values(["0xff", "many"], "rss_bytes") == [nil, nil])
  }

  @Test func takesPointsForThousandsWhereCommasStandBeforeDecimals() {
    #expect(values(["1.234", "1.235"], "a", decimal: 0x2C) == [1234, 1235])
    #expect(values(["0.234", "1.235"], "a", decimal: 0x2C) == [0.234, 1.235])
    #expect(values(["1.23", "1.235"], "a", decimal: 0x2C) == [1.23, 1.235])
    #expect(values(["1.234", "1.235"], "a") == [1.234, 1.235])
  }

  @Test func readsNoNumberWithASignInTheWrongPlace() {
    #expect(values(["1,5", "12,25"], "a") == [nil, nil])
    #expect(values(["1,234", "12,345"], "a") == [1234, 12_345])
    #expect(values(["1,5", "12,25"], "a", decimal: 0x2C) == [1.5, 12.25])
  }
}
