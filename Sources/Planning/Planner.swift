public import Simulating
import Statistics

/// Answers the question how many slots a scenario needs, and what then is to be expected.
///
/// One pass, in the order in which people ask: bounds, which take a second and may settle the
/// matter; the least number of slots for each way to share them; the curve around it; soft against
/// hard; the course of it all over time. Every replication meets the same luck with any number of
/// slots, and none is simulated twice.
///
/// The plan is a function of the model and the question: the number of threads changes only how
/// long it takes. A plan that was stopped, by its budget or by the user, says so.
public struct Planner: Sendable {
  let model: Model
  let question: PlanQuestion
  let threads: Int

  /// A planner.
  ///
  /// - Precondition: the model has a contact list: something that can be finished.
  public init(model: Model, question: PlanQuestion, threads: Int) {
    precondition(threads >= 1, "at least one thread is needed")
    self.model = model
    self.question = question
    self.threads = threads
  }

  /// How much of a plan is wanted.
  public enum Scope: Equatable, Sendable {
    /// Bounds and the least number of slots for each way to share, and no more.
    case answer
    /// All that follows from it as well: the curve, soft against hard, the course.
    case everything
  }

  /// Finds the answer, which is the same whatever the scope.
  ///
  /// - Parameters:
  ///   - scope: what a plan is to hold; what is beyond it stays empty.
  ///   - observer: told how far it is.
  ///   - isCancelled: asked every few milliseconds; true stops the work with what is known.
  public func plan(
    _ scope: Scope = .everything,
    observer: any PlanObserver, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async -> Plan {
    let started = ContinuousClock.now
    let budget = question.stopping.budgetSeconds
    let isOver: @Sendable () -> Bool = {
      budget.map { ContinuousClock.now - started > .seconds($0) } ?? false
    }
    let trials = TrialTable(
      model, question, threads: threads, progress: { observer.count($0) },
      isCancelled: { isCancelled() || isOver() })
    var draft = PlanDraft(model, question, trials, observer)
    var ending = PlanEffort.Ending.complete
    do {
      try await draft.findBounds()
      if !draft.feasibility.isInfeasible { try await draft.searchSlots() }
      if scope == .everything { try await draft.lookAround() }
    } catch {
      ending = isCancelled() ? .interrupted : .budget
    }
    return draft.plan(ending)
  }
}

/// Watches nothing.
public struct NoPlanObserver: PlanObserver {
  /// An observer that ignores everything.
  public init() {}
  /// Ignores it.
  public func know(_ feasibility: Feasibility) {}
  /// Ignores it.
  public func note(_ progress: PlanProgress) {}
  /// Ignores it.
  public func count(_ simulated: Int) {}
}
