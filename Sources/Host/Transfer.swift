/// A system call on a file that failed.
package struct TransferFailure: Error, Equatable {
  /// The error number (errno(3)).
  package var number: Int32
  /// How many bytes were moved before.
  package var done: Int
}

/// Makes a system call again as long as a signal interrupts it, and returns its last answer.
@inline(__always)
package func retryWhileInterrupted<Answer: SignedInteger>(_ call: () -> Answer) -> Answer {
  while true {
    let answer = call()
    if answer >= 0 || errno != EINTR { return answer }
  }
}

/// Fills a buffer from where a file stands, or from a place in it, and returns how many bytes there
/// were.
///
/// Fewer than asked for only where the file ends. Throws where reading fails.
package func readFully(
  _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int? = nil
) throws(TransferFailure) -> Int {
  guard let base = buffer.baseAddress else { return 0 }
  return try moveFully(buffer.count) { done in
    if let offset {
      pread(descriptor, base + done, buffer.count - done, off_t(offset &+ done))
    } else {
      read(descriptor, base + done, buffer.count - done)
    }
  }
}

/// Writes all bytes where a file stands, or at a place in it; throws where that fails.
package func writeFully(
  _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int? = nil
) throws(TransferFailure) {
  guard let base = bytes.baseAddress else { return }
  let done = try moveFully(bytes.count) { done in
    if let offset {
      pwrite(descriptor, base + done, bytes.count - done, off_t(offset &+ done))
    } else {
      write(descriptor, base + done, bytes.count - done)
    }
  }
  // No system is known to take nothing without saying why.
  guard done == bytes.count else { throw TransferFailure(number: EIO, done: done) }
}

/// Fills an array like `readFully` with a buffer.
package func readFully(
  _ descriptor: Int32, into bytes: inout [UInt8], at offset: Int? = nil
) throws(TransferFailure) -> Int {
  let result = bytes.withUnsafeMutableBytes { buffer in
    Result { () throws(TransferFailure) in try readFully(descriptor, into: buffer, at: offset) }
  }
  return try result.get()
}

/// Writes an array like `writeFully` with a buffer.
package func writeFully(
  _ bytes: [UInt8], to descriptor: Int32, at offset: Int? = nil
) throws(TransferFailure) {
  let result = bytes.withUnsafeBytes { bytes in
    Result { () throws(TransferFailure) in try writeFully(bytes, to: descriptor, at: offset) }
  }
  try result.get()
}

/// Repeats a call until so many bytes are moved, or none were.
@inline(__always)
private func moveFully(
  _ count: Int, _ call: (_ done: Int) -> Int
) throws(TransferFailure) -> Int {
  var done = 0
  while done < count {
    let moved = retryWhileInterrupted { call(done) }
    guard moved >= 0 else { throw TransferFailure(number: errno, done: done) }
    guard moved > 0 else { break }
    done += moved
  }
  return done
}
