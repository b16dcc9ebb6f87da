import Checking
import Reporting
import Scenarios

/// The work of `dialcast check`, without its command line.
struct CheckJob: Sendable {
  /// The scenarios, as the user named them.
  var files: [String]
  /// What is replaced in every one of them.
  var overrides: [String] = []
  /// How many replications judge a forecast; nil: as each scenario says.
  var replications: Int?
  /// Whether golden traces are written instead of compared.
  var isRecording: Bool
  /// How many run at once.
  var threads: Int

  /// Checks all scenarios, several at once; the results come in the order of the files.
  ///
  /// - Parameter progress: told the place of a scenario and the share of its work that is done,
  ///   from any thread.
  /// - Returns: nil if it was cancelled.
  func results(
    progress: @escaping @Sendable (_ place: Int, _ share: Double) -> Void,
    isCancelled: @escaping @Sendable () -> Bool
  ) async -> [CheckedScenario]? {
    await withTaskGroup(of: (place: Int, checked: CheckedScenario?).self) { group in
      var results = [CheckedScenario?](repeating: nil, count: files.count)
      var next = 0
      func addNext() {
        guard next < files.count, !isCancelled() else { return }
        let place = next
        group.addTask {
          let checked = await result(
            of: files[place], { progress(place, $0) }, isCancelled)
          progress(place, 1)
          return (place, checked)
        }
        next += 1
      }
      // No more at once than threads: each holds its contact lists in memory.
      for _ in 0..<threads { addNext() }
      while let (place, checked) = await group.next() {
        results[place] = checked
        addNext()
      }
      let all = results.compactMap { $0 }
      return all.count == files.count ? all : nil
    }
  }

  private func result(
    of file: String, _ progress: @escaping @Sendable (Double) -> Void,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) async -> CheckedScenario? {
    do {
      try MisplacedList.refuse(file)
      let scenario = try Scenario.load(
        path: file, overrides: overrides, isCancelled: isCancelled)
      let settings = ExaminationSettings(
        replications: replications, threads: threads,
        golden: GoldenTraces(besides: file, isRecording: isRecording),
        version: Product.version)
      let examination = try await Examination.of(
        scenario, settings: settings,
        progress: { done, total in progress(Double(done) / Double(total)) },
        isCancelled: isCancelled)
      return examination.map { CheckedScenario(path: file, outcome: .examined($0)) }
    } catch is CancellationError {
      return nil
    } catch {
      return CheckedScenario(path: file, outcome: .refused(Failure(error).message))
    }
  }
}
