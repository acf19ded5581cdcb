/** What every event says of itself. */
export interface EventBase {
  /** RFC 3339 UTC with milliseconds. */
  readonly time: string
  /** Pseudonym of the principal who acts. */
  readonly actor: string
  /** Salt of the record's root, 32 random bytes. */
  readonly salt: Buffer
}
