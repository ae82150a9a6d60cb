import type { CrewRole } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

export type Access = 'none' | 'masked' | 'see' | 'change'

/** One line of the server's table; requests are refused by the same. */
export interface FieldView {
  field: string
  group: 'show' | 'audience' | 'data' | 'people'
  rules: string[]
  roles: Record<CrewRole, Access>
  /** What being an administrator adds, whatever the role. */
  administrator: Access
}

export const listRights = (): Promise<Answer<FieldView[]>> => ask('/api/rights')
