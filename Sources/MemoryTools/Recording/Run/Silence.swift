#if canImport(Glibc)
  import Glibc
  import PlotCore

  /// Why a program ran and nothing was recorded.
  package enum Silence {
    /// Bytes of a capture's header, all that is written before the first sample.
    private static let headerByteCount: Int64 = 48

    /// Returns the reason where a capture is missing or has no sample; nil where it has some.
    package static func reason(
      for program: ProgramFile, options: RecordingOptions, run: RecordedRun
    ) -> PlotError? {
      var status = stat()
      let exists = stat(options.capture, &status) == 0
      guard !exists || Int64(status.st_size) <= headerByteCount else { return nil }
      let (why, remedy) =
        exists ? withoutSamples(run, options) : neverLoaded(program, options.processName)
      return PlotError(.input, "nothing was recorded: \(why)", remedy: remedy)
    }

    /// The library was there, and saw no call or could not write what it saw.
    private static func withoutSamples(
      _ run: RecordedRun, _ options: RecordingOptions
    ) -> (String, String?) {
      if case .killed(let signal) = run.ending {
        return (
          "the program was ended by signal \(signal) before the first samples were written",
          options.bufferSize == 1
            ? nil : "record with --unbuffered, which writes each sample at once"
        )
      }
      return (
        "\"\(options.processName)\" never called malloc that the library can see; it may have an "
          + "allocator of its own, have ended with _exit, or have become another program by exec",
        options.bufferSize == 1
          ? "--mmap counts what such an allocator takes from the system"
          : "--unbuffered keeps what is lost by _exit and exec; --mmap counts what an allocator of "
            + "its own takes from the system"
      )
    }

    /// The library was never loaded into a process of the name.
    private static func neverLoaded(_ program: ProgramFile, _ name: String) -> (String, String?) {
      let word = "\"\(program.word)\""
      if name != program.name {
        return (
          "no process named \"\(name)\" was started that the library could be loaded into",
          "--program takes the base name of the process' first word, as `ps -o args` shows it"
        )
      }
      if program.gainsRights {
        return (
          "\(word) runs with rights of another user or group, and the system loads no library into "
            + "such programs",
          "record a copy of it that is yours, without those rights"
        )
      }
      switch program.kind {
      case .isStatic:
        return (
          "\(word) is a static program, into which no library can be loaded",
          "link it dynamically to record it"
        )
      case .foreign:
        return (
          "\(word) is made for another machine or word size than libmemusage.so",
          "build it for this machine, or name a library that fits with --library"
        )
      case .dynamic(let linker) where linker.contains("ld-musl"):
        return (
          "\(word) uses the C library musl, and libmemusage.so is one of glibc",
          "build it for glibc to record it"
        )
      case .script(let interpreter) where interpreter != name:
        return (
          "\(word) is a script that \(interpreter) runs, and only processes named \"\(name)\" were "
            + "to be recorded",
          "name the process that is meant: --program \(interpreter), or one that the script starts"
        )
      case .dynamic, .script, .unknown:
        return (
          "no process named \"\(name)\" loaded the library: the program may have changed its name, "
            + "cleared its environment, or left its work to another",
          "name the process that is meant with --program"
        )
      }
    }
  }
#endif
