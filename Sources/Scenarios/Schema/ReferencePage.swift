extension ScenarioSchema {
  /// The reference page of the scenario format in Markdown: `docs/scenario-reference.md`.
  public static var referencePage: String {
    introduction + objects.map(section).joined(separator: "\n")
  }

  private static var introduction: String {
    """
    # The scenario format

    <!-- Made from the declarations that read scenarios; a test keeps it in step. -->

    A scenario is one YAML file. Keys are in lower_snake; a key that is not listed here is an
    error, and `dialcast schema` prints the JSON Schema for your editor.

    * A **duration** has a unit: `30 s`, `5 min`, `4 h`, `2 days`, `1500 ms`, `1 h 30 min`.
    * A **share** is `0.35` or `35 %`; a **probability** that is asked for `0.95` or `95 %`.
    * A **wall time** is `2026-11-23 09:00`, a **date** `2026-12-25`, a **time of day** `09:00`.
    * A **time zone** is an IANA name: `Europe/London`.
    * Anchors and merge keys of YAML work: `<<: *defaults`.

    Any value can be set from the command line: `--set organisation.slots=50`,
    `--set workspaces.north.slots=10`, `--set "workspaces[0].campaigns[1].retry.interval=2 h"`.
    `*` stands for every element of a list: `--set "workspaces.*.campaigns.*.telephony.human=0.4"`.

    ## The settings of your platform

    | You know it as | Write |
    |---|---|
    | Concurrency, concurrent calls, slot limit of a campaign | `max` of the campaign |
    | Slot allocation, hard slots, soft slots | `slots` and `mode: hard` or `mode: soft` |
    | API concurrency, campaign concurrency | `api_share`, `campaign_share` of the workspace |
    | Free slots for inbound | `organisation.inbound.reserve` |
    | Max retries, retries (batch) | `retry.retries` |
    | `retries` in the JSON of a realtime task (total attempts) | `retry.max_attempts` |
    | Retry delay, retry interval, `intervals` | `retry.interval`, `retry.intervals` |
    | Retry conditions, `retryOutcomes` | `retry.outcomes` |
    | Calling hours, calling days, time window, weekdays | `hours` |
    | Scheduled start, start time, end time | `start`, `end` |
    | CSV upload, calling list | `contacts: {file: list.csv}` |
    | Per-minute pacing, throttle delay | `starts_per_minute`, `throttle` |
    | Alternate number strategy, caller ID per dial attempt | `alternates`, `caller_ids` |
    | Draft, start, pause, resume, cancel, archive, duplicate | `draft`, actions of the `timeline` |
    | Retry, skip, remove a contact | actions of the `timeline` |

    Word by word for five families of platforms, traps included: [platforms](platforms.md).

    """ + "\n"
  }

  private static func section(of object: ObjectDescription) -> String {
    var lines = ["## \(object.name)", "", object.summary, ""]
    lines += ["| Key | Value | Default | Meaning |", "|---|---|---|---|"]
    for key in object.keys {
      let standard = key.isRequired ? "*required*" : key.defaultText ?? ""
      let cells = ["`\(key.name)`", key.label, standard, key.documentation]
      lines.append("| \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
