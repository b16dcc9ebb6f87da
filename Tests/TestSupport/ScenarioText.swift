/// Documents that several tests read.
public enum ScenarioText {
  /// Three contacts on two slots, ten minutes a day; every call is written down.
  public static let scripted = """
    scenario: scripted
    organisation: {slots: 2}
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        hours: {days: Mon-Fri, from: 09:00, to: 09:10}
        contacts: 3
        order: as_listed
        retry: {max_attempts: 2, interval: 5 min}
        telephony:
          script:
            - [no_answer 1 min, completed 1 min + 2 min]
            - [completed 1 min + 1 min]
            - [busy 3 min, completed 1 min]

    """
}
