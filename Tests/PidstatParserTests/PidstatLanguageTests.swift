import PidstatParser
import PlotCore
import PlotTesting
import Testing

/// Reports as sysstat writes them on machines of other languages and with other options.
@Suite struct PidstatLanguageTests {
  private static let columns = "UID PID minflt/s majflt/s VSZ RSS %MEM Command"

  /// Two reports, a second apart, of 3 and 4 KiB, as a language tells their times.
  @Test(
    arguments: [
      ("19:06:05", "19:06:06"), ("19时06分05秒", "19时06分06秒"), ("19時06分05秒", "19時06分06秒"),
      ("下午07时06分05秒", "下午07时06分06秒"), ("下午 07时06分05秒", "下午 07时06分06秒"),
      ("下午 07:06:05", "下午 07:06:06"), ("午後07時06分05秒", "午後07時06分06秒"),
      ("19시 06분 05초", "19시 06분 06초"), ("오후 07시 06분 05초", "오후 07시 06분 06초"),
      ("07:06:05 PM", "07:06:06 PM"), ("07:06:05 pm", "07:06:06 pm"),
      ("07:06:05 μμ", "07:06:06 μμ"), ("07:06:05 ΜΜ", "07:06:06 ΜΜ"),
      ("07:06:05 अपराह्न", "07:06:06 अपराह्न"), ("07:06:05 م", "07:06:06 م"),
      ("07:06:05 CH", "07:06:06 CH"), ("07:06:05 du.", "07:06:06 du."),
      ("19.06.05", "19.06.06"), ("19h06m05s", "19h06m06s"), ("9:06:05", "9:06:06"),
    ])
  func readsTimes(first: String, second: String) throws {
    let source = try open(
      """
      Linux 6.8.0 (host) \t10/23/2025 \t_x86_64_\t(2 CPU)

      \(first)  \(Self.columns)
      \(first)  0 7 0.02 0.00 20 3 21.47 exchange
      \(second)  0 7 0.02 0.00 20 4 21.47 exchange
      """)
    #expect(try source.values(of: "time") == [0, 1])
    #expect(try source.values(of: "rss") == [3072, 4096])
    #expect(source.info.notes == [])
  }

  @Test(
    arguments: [
      ("11:59:59 AM", "12:00:01 PM", 2), ("午前11時59分59秒", "午後00時00分01秒", 2),
      ("오전 11시 59분 59초", "오후 12시 00분 01초", 2), ("11:59:59 PM", "12:00:01 AM", 2),
      ("下午 11:59:59", "上午 12:00:01", 2), ("23时59分59秒", "00时00分01秒", 2),
      ("12:59:59 PM", "01:00:00 PM", 1),
    ])
  func goesOnAtNoonAndMidnight(first: String, second: String, seconds: Double) throws {
    let source = try open(
      "\(first) \(Self.columns)\n\(first) 0 7 0 0 20 3 1 x\n\(second) 0 7 0 0 20 4 1 x\n")
    #expect(try source.values(of: "time") == [0, seconds])
    #expect(source.info.notes == [])
  }

  /// A half of the day in a language that nobody foresaw takes a word, and no column.
  @Test func passesOverWordsBehindTheTimeThatTheHeaderHasToo() throws {
    let source = try open(
      "07:06:05 xyz \(Self.columns)\n07:06:05 xyz 0 7 0 0 20 3 1 x\n07:06:06 xyz 0 7 0 0 20 4 1 x\n"
    )
    #expect(try source.values(of: "rss") == [3072, 4096])
  }

  @Test(
    arguments: [
      "Average:", "平均时间:", "平均値:", "Durchschn.:", "Moyenne :", "Media:", "Среднее:", "Średnia:",
      "Gemiddeld:", "Genomsnitt:", "평균값:", "平均時間：", "Trung bình:", "Moyenne\u{202F}:", "Gj.snitt:",
      "Átlag:", "Rata-rata:",
    ])
  func passesOverAverages(word: String) throws {
    let source = try open(
      """
      19:06:05 \(Self.columns)
      19:06:05 0 7 0 0 20 3 1 x

      \(word) \(Self.columns)
      \(word) 0 7 0 0 20 9 1 x
      """)
    #expect(try source.values(of: "rss") == [3072])
    #expect(source.info.notes == [])
  }

  @Test(
    arguments: [
      ("1719552", 1_760_821_248), ("844.0k", 864_256), ("3.2M", 3_355_443),
      ("7.4G", 7_945_689_498), ("1.5T", 1_649_267_441_664), ("512.0B", 512),
      ("7,4G", 7_945_689_498),
      ("0.0k", 0), ("0", 0), ("2P", 2_251_799_813_685_248),
    ])
  func readsAmounts(word: String, bytes: Double) throws {
    let source = try open("19:06:05 \(Self.columns)\n19:06:05 0 7 0 0 \(word) \(word) 1% x\n")
    #expect(try source.values(of: "rss") == [bytes])
    #expect(try source.values(of: "virtual") == [bytes])
  }

  @Test(arguments: ["x", "7.4X", "-3", "-3k", "G", "k", "1e99G", "..k", "", "7.4 G"])
  func refusesWhatIsNoAmount(word: String) throws {
    let text =
      "19:06:05 \(Self.columns)\n19:06:05 0 7 0 0 20 \(word)\n19:06:06 0 7 0 0 20 4 1 x\n"
    let source = try open(text)
    #expect(try source.values(of: "rss").last == 4096)
    #expect(source.rowCount == 1 && source.info.notes.map(\.code) == ["bad-line"])
  }

  private func open(_ text: String) throws -> any Source {
    try PidstatParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(Array((text + "\n").utf8), path: "a")))
  }
}
