import ArgumentParser
import Dispatch
import DocumentFuzzing
import Foundation
import Synchronization

/// Runs the search, in as many processes as there are cores.
struct ReadersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readers", abstract: "Searches for as long as asked.")

  @OptionGroup var samples: SampleOptions
  @OptionGroup var options: SearchOptions

  @Option(
    help: "Which readers: \(FuzzedReader.names.joined(separator: ", ")); all if none is named.")
  var reader: [String] = []

  @Option(help: "The number of the first document of each reader.")
  var first = 0

  @Option(help: "How many documents of each reader; without it, as many as there is time for.")
  var count: Int?

  /// Long enough that starting a process does not count, short enough to share the time.
  private static let batchSize = 500

  func run() throws {
    let names = try readerNames()
    let clock = ContinuousClock()
    let begin = clock.now
    let until = count == nil ? begin + .seconds(options.minutes * 60) : nil
    let search = Mutex(Search(readers: names, first: first, count: count, size: Self.batchSize))
    DispatchQueue.concurrentPerform(iterations: options.workers) { _ in
      while until.map({ clock.now < $0 }) ?? true,
        let next = search.withLock({ $0.nextBatch() })
      {
        let batch = Batch(
          reader: next.reader, seed: options.seed, first: next.first, count: next.count,
          samples: samples.samples)
        do {
          let result = try batch.run()
          search.withLock { $0.add(result, of: next.reader) }
        } catch {
          search.withLock { $0.stop("\(error)") }
        }
      }
    }
    try search.withLock { try report($0, elapsed: clock.now - begin) }
  }

  private func readerNames() throws -> [String] {
    let known = FuzzedReader.names
    for name in reader where !known.contains(name) {
      throw ValidationError(
        "there is no reader \"\(name)\"; there are \(known.joined(separator: ", "))")
    }
    return reader.isEmpty ? known : reader
  }

  private func report(_ search: borrowing Search, elapsed: Duration) throws {
    for tally in search.tallies {
      print(
        "\(tally.reader): \(tally.values + tally.refused) documents of seed \(options.seed),",
        "\(tally.values) read, \(tally.refused) refused, \(tally.failures.count) failures")
    }
    print("in \(elapsed.components.seconds) s")
    if let trouble = search.trouble { throw ValidationError(trouble) }
    let failures = search.tallies.flatMap(\.failures)
    guard !failures.isEmpty else { return }
    for failure in failures { try write(failure) }
    throw ExitCode.failure
  }

  /// Writes the document of a failure, and prints how to repeat it.
  private func write(_ failure: Search.Failure) throws {
    let folder = URL(fileURLWithPath: options.output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let scratch = folder.appendingPathComponent("scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    guard
      let reader = FuzzedReader.all(samples: samples.samples, workFolder: scratch.path)
        .named(failure.reader)
    else { preconditionFailure("a failure of a reader that does not exist") }
    let document = reader.document(seed: options.seed, number: failure.number)
    let file = folder.appendingPathComponent(
      "\(failure.reader)-\(options.seed)-\(failure.number)\(reader.suffix)")
    try Data(document.bytes).write(to: file)
    print(
      """

      \(file.relativePath): \(failure.text)
        made of \(document.story.joined(separator: ", then "))
        again: dialcast-fuzz readers --reader \(failure.reader) --seed \(options.seed) \
      --first \(failure.number) --count 1
      """)
  }
}
