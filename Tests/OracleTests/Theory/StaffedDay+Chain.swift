extension StaffedDay {
  /// Probabilities, or seconds, of each state.
  struct State {
    var slots: Int
    var calls: [Double]
    var surplus: [[Double]] = []
    /// No state with more calls has a weight; saves most of the work.
    var last = 0

    /// An empty system.
    init(slots: Int, room: Int) {
      self.slots = slots
      calls = [1] + [Double](repeating: 0, count: slots + room)
    }

    var room: Int { calls.count - 1 - slots }

    func emptied() -> State {
      var empty = self
      empty.calls = [Double](repeating: 0, count: calls.count)
      empty.surplus = surplus.map { [Double](repeating: 0, count: $0.count) }
      return empty
    }

    mutating func add(_ other: State, weight: Double) {
      last = max(last, other.last)
      for n in 0...other.last { calls[n] += weight * other.calls[n] }
      for layer in surplus.indices {
        for n in surplus[layer].indices { surplus[layer][n] += weight * other.surplus[layer][n] }
      }
    }

    /// More slots take the first of the queue; fewer leave the calls that run alone.
    mutating func change(slots new: Int) {
      let room = room
      var next = State(slots: new, room: room)
      next.calls[0] = 0
      let most = slots + surplus.count
      next.surplus = [[Double]](
        repeating: [Double](repeating: 0, count: room + 1), count: max(0, most - new))
      for running in 0...most {
        for waiting in 0...(running < slots ? 0 : room) {
          let weight =
            running <= slots ? calls[running + waiting] : surplus[running - slots - 1][waiting]
          if running <= new {
            let place = min(running + waiting, new + room)
            next.calls[place] += weight
            next.last = max(next.last, place)
          } else {
            next.surplus[running - new - 1][waiting] += weight
            next.last = max(next.last, new + waiting)
          }
        }
      }
      while let most = next.surplus.last, most.reduce(0, +) < 1e-15 { next.surplus.removeLast() }
      self = next
    }
  }

  /// One step of the uniformized chain.
  struct Jumps {
    let slots: Int
    let up: [Double]
    let down: [Double]
    /// One call's end, and one caller's leaving.
    let end: Double
    let leaving: Double

    init(day: StaffedDay, period: Period, rate: Double) {
      slots = period.slots
      let states = period.slots + day.room + 1
      let (end, leaving) = (1 / day.meanCall / rate, 1 / day.meanPatience / rate)
      let slots = period.slots
      up = (0..<states).map { calls in
        calls + 1 == states
          ? 0 : period.arrivalRate / rate * (calls < slots ? 1 : 1 - day.balking)
      }
      down = (0..<states).map { calls in
        Double(min(calls, slots)) * end + Double(max(0, calls - slots)) * leaving
      }
      self.end = end
      self.leaving = leaving
    }

    func step(_ state: inout State) {
      let last = min(state.last + 1, state.calls.count - 1)
      var below = 0.0
      for n in 0...last {
        let here = state.calls[n]
        let above = n < last ? state.calls[n + 1] * down[n + 1] : 0
        state.calls[n] = here * (1 - up[n] - down[n]) + below + above
        below = here * up[n]
      }
      state.last = last
      while state.last > slots, state.calls[state.last] < 1e-20 { state.last -= 1 }
      for layer in state.surplus.indices { fall(&state, layer) }
    }

    /// From so many calls too many to one fewer; those who wait come and go meanwhile.
    private func fall(_ state: inout State, _ layer: Int) {
      let ends = Double(slots + layer + 1) * end
      var below = 0.0
      for waiting in state.surplus[layer].indices {
        let here = state.surplus[layer][waiting]
        let isLast = waiting + 1 == state.surplus[layer].count
        let joins = up[slots + waiting]
        let above =
          isLast ? 0 : state.surplus[layer][waiting + 1] * Double(waiting + 1) * leaving
        state.surplus[layer][waiting] =
          here * (1 - joins - ends - Double(waiting) * leaving) + below + above
        below = here * joins
        if layer > 0 {
          state.surplus[layer - 1][waiting] += here * ends
        } else {
          state.calls[slots + waiting] += here * ends
          if here * ends > 0 { state.last = max(state.last, slots + waiting) }
        }
      }
    }
  }
}
