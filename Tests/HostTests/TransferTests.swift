@testable import Host
import PlotCore
import Testing

@Suite struct TransferTests {
  private static func withPipe(_ body: (_ output: Int32, _ input: Int32) throws -> Void) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { for end in ends where fcntl(end, F_GETFD) >= 0 { close(end) } }
    try body(ends[0], ends[1])
  }

  private static func read(
    _ descriptor: Int32, _ count: Int, at offset: Int? = nil
  ) throws(TransferFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xFF, count: count)
    let found = try readFully(descriptor, into: &bytes, at: offset)
    return Array(bytes.prefix(found))
  }

  @Test func repeatsACallThatASignalInterrupts() {
    var answers: [Int] = [-1, -1, 7]
    let answer = retryWhileInterrupted {
      errno = EINTR
      return answers.removeFirst()
    }
    #expect(answer == 7)
  }

  @Test func returnsAnyOtherFailure() {
    var count = 0
    let answer = retryWhileInterrupted {
      count += 1
      errno = EIO
      return -1
    }
    #expect(answer == -1)
    #expect(count == 1)
  }

  @Test func gathersWhatAPipeGivesInParts() throws {
    try Self.withPipe { output, input in
      // More than a pipe holds, so that no one call moves it all.
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      #expect(
        Workers.detached {
          try? writeFully(bytes, to: input)
          close(input)
        })
      let found = try Self.read(output, bytes.count + 1)
      #expect(found == bytes)
    }
  }

  @Test func readsAndWritesAtPlaces() throws {
    var path = Array("/tmp/highwater-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    try #require(descriptor >= 0)
    unlink(path)
    defer { close(descriptor) }
    try writeFully([1, 2, 3, 4], to: descriptor)
    try writeFully([9, 8], to: descriptor, at: 1)
    #expect(try Self.read(descriptor, 9, at: 0) == [1, 9, 8, 4])
    #expect(try Self.read(descriptor, 2, at: 2) == [8, 4])
    #expect(try Self.read(descriptor, 2, at: 4) == [])
    #expect(try Self.read(descriptor, 0) == [])
  }

  @Test func tellsTheErrorAndHowFarItCame() throws {
    #expect(throws: TransferFailure(number: EBADF, done: 0)) { try Self.read(-1, 4) }
    #expect(throws: TransferFailure(number: EBADF, done: 0)) { try writeFully([1], to: -1) }
    try Self.withPipe { output, input in
      close(output)
      signal(SIGPIPE, SIG_IGN)
      #expect(throws: TransferFailure(number: EPIPE, done: 0)) { try writeFully([1], to: input) }
    }
  }
}

@Suite struct SystemFileTests {
  @Test func readsFilesThatTellNoLength() throws {
    let text = try #require(SystemFile.text("/proc/version"))
    #expect(text.hasSuffix("\n"))
    #expect(SystemFile.bytes("/proc/version", limit: 2) == Array(text.utf8.prefix(2)))
  }

  @Test func knowsNoTextOfWhatCannotBeRead() {
    #expect(SystemFile.text("/nowhere/at/all") == nil)
    #expect(SystemFile.bytes("/") == nil)
    #expect(!SystemFile.isRegular("/"))
  }

  @Test(arguments: [("/usr/bin/ls", "ls"), ("ls", "ls"), ("/", "/")])
  func namesTheLastPartOfAPath(path: String, name: String) {
    #expect(SystemFile.baseName(path) == name)
  }
}
