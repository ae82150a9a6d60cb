import type { CrewRole, PersonView, ShowView } from '@/domain/contract'
import type { DeskName } from '@/domain/desks'
import type { RunningShow } from '@/stream/useShow'
import type { DeskCycle } from './useDeskCycle'

/** What every desk of a running show is given. */
export interface DeskProps {
  running: RunningShow
  view: ShowView
  person: PersonView
  /** Roles through whose eyes one may look in a sample. */
  roles: readonly CrewRole[]
  shop?: string
  /** Desks that this person may look at; none where a desk stands alone. */
  desks?: readonly DeskName[]
  cycle?: DeskCycle
}
