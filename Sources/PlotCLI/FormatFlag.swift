import PlotConfig
import PlotCore

/// The words of `--format`, as the members of a config's `format`.
enum FormatFlag {
  /// Reads `table,decimal=comma`, or options alone: `decimal=comma`; throws where a word is neither.
  ///
  /// A point leads into an option: `columns.rss.unit=KiB`. Which type and options there are is checked with
  /// the config's words.
  static func members(of text: String) throws(PlotError) -> [ConfigValue.Member] {
    var members: [ConfigValue.Member] = []
    for (index, word) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      let flag = "--format \(word)"
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        guard index == 0, !word.isEmpty, !word.contains("=") else {
          throw PlotError(
            .usage, "--format: expected OPTION=VALUE, not \"\(word)\"",
            remedy: "such as --format table,decimal=comma")
        }
        members.append(member("type", .string(String(word)), flag))
        continue
      }
      let path = word[..<sign].split(separator: ".", omittingEmptySubsequences: false)
      insert(path[...], value(String(word[word.index(after: sign)...])), flag, into: &members)
    }
    return members
  }

  private static func insert(
    _ path: ArraySlice<Substring>, _ kind: ConfigValue.Kind, _ flag: String,
    into members: inout [ConfigValue.Member]
  ) {
    guard let key = path.first.map(String.init) else { return }
    guard path.count > 1 else { return members.append(member(key, kind, flag)) }
    let place = members.firstIndex { $0.key == key }
    var inner = place.flatMap { members[$0].value.members } ?? []
    insert(path.dropFirst(), kind, flag, into: &inner)
    let whole = member(key, .object(inner), flag)
    if let place { members[place] = whole } else { members.append(whole) }
  }

  /// Numbers and flags stay what they are; all else is text.
  private static func value(_ text: String) -> ConfigValue.Kind {
    if let flag = Bool(text) { return .bool(flag) }
    return Double(text)?.isFinite == true ? .number(text) : .string(text)
  }

  private static func member(
    _ key: String, _ kind: ConfigValue.Kind, _ flag: String
  ) -> ConfigValue.Member {
    let place = Place(file: flag)
    return ConfigValue.Member(key: key, place: place, value: ConfigValue(kind, at: place))
  }
}
