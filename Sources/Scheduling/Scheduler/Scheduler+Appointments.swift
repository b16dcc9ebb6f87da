extension Scheduler {
  /// Does what is due by the clock alone: leases, agenda, expiries and holds, in this order (R3).
  mutating func keepAppointments(into effects: inout Effects) {
    if leases.firstInstant <= now { endLostCalls(into: &effects) }
    if agenda.firstInstant <= now { followAgenda(into: &effects) }
    if expiries.firstInstant <= now { giveUpExpired(into: &effects) }
    if held.firstInstant <= now { releaseHeld() }
    nextAppointment = min(
      min(leases.firstInstant, agenda.firstInstant), min(expiries.firstInstant, held.firstInstant))
  }

  /// Something is to be looked at by the clock alone.
  @inline(__always)
  mutating func appoint(_ instant: Instant) {
    if instant < nextAppointment { nextAppointment = instant }
  }
}
