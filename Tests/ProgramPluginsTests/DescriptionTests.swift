import PlotCore
import Testing

@testable import ProgramPlugins

@Suite struct DescriptionTests {
  private static func description(_ text: String) throws(PlotError) -> Description {
    try Description(Array(text.utf8), of: Program(name: "x", path: "/x"))
  }

  private static func error(_ text: String) -> String? {
    do throws(PlotError) {
      _ = try description(text)
      return nil
    } catch {
      return error.inOneLine
    }
  }

  /// A renderer with one option.
  private static func option(_ text: String) -> String {
    #"{"protocol": 1, "kind": "renderer", "summary": "draws", "options": [\#(text)]}"#
  }

  @Test func readsEveryForm() throws {
    let description = try Self.description(
      Self.option(
        """
        {"key": "a", "form": "flag", "default": true, "help": "h"},
        {"key": "b", "form": "number", "dimension": "length", "minimum": 1, "maximum": 720,
         "default": "10mm", "help": "h"},
        {"key": "c", "form": "integer", "minimum": 0, "help": "h"},
        {"key": "d", "form": "text", "meaning": "colour", "required": true, "help": "h"},
        {"key": "e", "form": "choice", "words": ["x", "y"], "default": "x", "help": "h"},
        {"key": "f", "form": "list", "of": {"form": "integer", "maximum": 9}, "default": [1, 2],
         "help": "h"}
        """))
    let declarations = description.options.map(\.declaration)
    #expect(declarations.map(\.key) == ["a", "b", "c", "d", "e", "f"])
    #expect(
      declarations.map(\.form.inWords) == [
        "true or false", "a length, such as \"180mm\", in 1...720 pt",
        "a whole number of at least 0",
        "a string (colour)", "\"x\", \"y\"",
        "an array, each a whole number in \(Int.min)...9",
      ])
    #expect(declarations.map(\.defaultText) == ["true", "\"10mm\"", nil, nil, "\"x\"", "[1, 2]"])
    #expect(declarations.map(\.isRequired) == [false, false, false, true, false, false])
    // What the program is told is in the plain unit.
    let told = description.options.map { $0.fallback.map(JSONValue.text) }
    #expect(told == ["true", "28.34645669291339", nil, nil, "\"x\"", "[1, 2]"])
  }

  @Test func readsEverySign() throws {
    let description = try Self.description(
      """
      {"protocol": 1, "kind": "parser", "summary": "reads", "recognize": [
        {"bytes": "89504e47", "at": 1}, {"text": "procs ---", "within": 20}, {"ending": "log"}]}
      """)
    func recognition(_ text: String, path: String = "") -> Recognition {
      let head = FileHead(Array(text.utf8), path: path)
      return description.signs.map { $0.recognize(head) }.max() ?? .no
    }
    #expect(
      description.signs[0].recognize(FileHead([0, 0x89, 0x50, 0x4E, 0x47, 1])) == .certain)
    #expect(description.signs[0].recognize(FileHead([0x89, 0x50, 0x4E, 0x47])) == .no)
    #expect(recognition("\n  procs ---") == .certain)
    #expect(recognition("                procs ---") == .no)
    #expect(recognition("", path: "a/b.LOG") == .plausible)
    #expect(recognition("", path: "blog") == .no)
  }

  @Test(arguments: [
    ("", "x --describe:1:1: is no JSON"),
    ("Traceback (most recent", "is no JSON"),
    ("{} {}", "is no JSON"),
    ("[]", "expected an object, not an array"),
    ("{}", "\"protocol\" is missing"),
    (#"{"protocol": 2, "kindred": 1}"#, "speaks version 2 of the protocol, not 1"),
    (#"{"protocol": "1"}"#, "protocol: expected a whole number in 1...1, not the string \"1\""),
    (#"{"protocol": true, "kind": "parser", "summary": "s"}"#, "protocol: expected a whole number"),
    (#"{"protocol": 1, "summary": "s"}"#, "\"kind\" is missing"),
    (#"{"protocol": 1, "kind": "mark", "summary": "s"}"#, "kind: expected \"parser\", "),
    (#"{"protocol": 1, "kind": "parser"}"#, "\"summary\" is missing"),
    (#"{"protocol": 1, "kind": "parser", "summary": "a\u001b[2J"}"#, "summary: is not one line"),
    (#"{"protocol": 1, "kind": "parser", "summary": "s", "more": 1}"#, "unknown key \"more\""),
    (
      #"{"protocol": 1, "kind": "parser", "summary": "s", "fileExtensions": ["a"]}"#,
      "a parser writes no files"
    ),
    (
      #"{"protocol": 1, "kind": "renderer", "summary": "s", "fileExtensions": [".tex"]}"#,
      "\".tex\" is no ending"
    ),
    (
      #"{"protocol": 1, "kind": "renderer", "summary": "s", "recognize": [{"ending": "a"}]}"#,
      "a renderer knows no files"
    ),
    (
      #"{"protocol": 1, "kind": "parser", "summary": "s", "recognize": [{"bytes": "8g"}]}"#,
      "recognize[0].bytes: a sign is one of"
    ),
    (
      #"{"protocol": 1, "kind": "parser", "summary": "s", "recognize": [{"text": ""}]}"#,
      "recognize[0].text: a sign is one of"
    ),
  ])
  func tellsWhatIsWrong(text: String, message: String) {
    let error = Self.error(text)
    #expect(error?.contains(message) == true, "\(error ?? "nothing")")
    #expect(error?.hasPrefix("x --describe") == true)
  }

  @Test(arguments: [
    (#"{"form": "flag", "help": "h"}"#, "\"key\" is missing"),
    (#"{"key": "a", "form": "flag"}"#, "\"help\" is missing"),
    (#"{"key": "a", "help": "h"}"#, "\"form\" is missing"),
    (#"{"key": "a", "form": "colour", "help": "h"}"#, "options[0].form: expected \"flag\""),
    (#"{"key": "A-b", "form": "flag", "help": "h"}"#, "\"A-b\" is not in lowerCamelCase"),
    (#"{"key": "path", "form": "flag", "help": "h"}"#, "\"path\" is a key of the tool's own"),
    (
      #"{"key": "a", "form": "flag", "default": 1, "help": "h"}"#, "default: expected true or false"
    ),
    (
      #"{"key": "a", "form": "number", "minimum": 2, "maximum": 1, "help": "h"}"#,
      "the least number is above the greatest"
    ),
    (
      #"{"key": "a", "form": "number", "maximum": 1, "default": 2, "help": "h"}"#, "2 is outside"
    ),
    (
      #"{"key": "a", "form": "integer", "minimum": 1.2, "maximum": 1.8, "help": "h"}"#,
      "no whole number lies within"
    ),
    (#"{"key": "a", "form": "integer", "minimum": 1e300, "help": "h"}"#, "no whole number"),
    (#"{"key": "a", "form": "choice", "help": "h"}"#, "a choice needs \"words\""),
    (
      #"{"key": "a", "form": "list", "of": {"form": "list"}, "help": "h"}"#,
      "options[0].of.form: expected"
    ),
    (
      #"{"key": "a", "form": "flag", "help": "h"}, {"key": "a", "form": "flag", "help": "h"}"#,
      "two options are called \"a\""
    ),
    (#"{"key": "a", "form": "flag", "help": "h", "hlp": 1}"#, "options[0]: unknown key \"hlp\""),
  ])
  func tellsWhatIsWrongWithAnOption(text: String, message: String) {
    let error = Self.error(Self.option(text))
    #expect(error?.contains(message) == true, "\(error ?? "nothing")")
  }

  @Test func damagedDescriptionsNeverTrap() {
    let whole = Array(
      Self.option(
        #"{"key": "a", "form": "list", "of": {"form": "number", "minimum": 1}, "default": [1e9], "help": "h"}"#
      ).utf8)
    for length in whole.indices {
      _ = Self.error(String(decoding: whole[..<length], as: UTF8.self))
    }
    for index in whole.indices {
      for bit in 0..<7 {
        var bytes = whole
        bytes[index] ^= 1 << UInt8(bit)
        _ = Self.error(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Self.error(deep)?.contains("is no JSON") == true)
  }
}
