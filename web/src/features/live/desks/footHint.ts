/** A key worth knowing at this desk, with the i18n key of what it does. */
export interface FootHint {
  code: string
  shift?: boolean
  /** The last of a row of keys. */
  until?: string
  /** A second key of the same kind, e.g. ↓ beside ↑. */
  and?: string
  label: string
}
