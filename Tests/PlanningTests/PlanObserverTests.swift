import Planning
import Simulating
import Statistics
import Synchronization
import Testing

/// What somebody is told who waits for a plan.
@Suite("Who waits for a plan")
struct PlanObserverTests {
  /// Notes what is known, and after how many replications.
  private final class Notes: PlanObserver {
    struct Entry {
      var feasibility: Feasibility
      var simulated: Int
    }
    private let state = Mutex<(entries: [Entry], simulated: Int)>(([], 0))

    var entries: [Entry] { state.withLock { $0.entries } }

    func know(_ feasibility: Feasibility) {
      state.withLock {
        $0.entries.append(Entry(feasibility: feasibility, simulated: $0.simulated))
      }
    }

    func note(_ progress: PlanProgress) {}

    func count(_ simulated: Int) {
      state.withLock { $0.simulated = max($0.simulated, simulated) }
    }
  }

  private func plan(_ model: Model, by seconds: Int64) async -> (plan: Plan, told: [Notes.Entry]) {
    let notes = Notes()
    let question = PlanQuestion(
      deadline: .at(seconds: seconds), probability: 0.95, seed: Seed(rawValue: 1))
    let plan = await Planner(model: model, question: question, threads: 2).plan(observer: notes)
    return (plan, notes.entries)
  }

  @Test("is told the work after two replications, and the bounds before the search")
  func bounds() async throws {
    let (plan, told) = await plan(SlotModels.list(of: 20, SlotModels.fixed(10)), by: 100)
    #expect(told.map(\.simulated) == [2, 8] && plan.effort.simulated > 8)
    #expect(told.map(\.feasibility.busySlots) == [2, 2])
    #expect(told.last?.feasibility == plan.feasibility)
  }

  @Test("is told that no number of slots will do before it is known by how much")
  func obstacles() async throws {
    let model = SlotModels.list(of: 1, SlotModels.short(orLongWith: 0.1))
    let (plan, told) = await plan(model, by: 5)
    #expect(told.count == 2 && told.last?.feasibility == plan.feasibility)
    let first = try #require(told.first)
    #expect(first.feasibility.obstacles == plan.feasibility.obstacles)
    #expect(first.feasibility.isInfeasible && first.simulated < 40)
    #expect(plan.feasibility.onTimeWithUnlimitedSlots.proportion.trials >= 40)
  }
}
