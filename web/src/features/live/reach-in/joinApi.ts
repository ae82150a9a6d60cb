import type { JoinMade, JoinView, PrompterView } from '@/domain/contract'
import { ask, type Answer } from '@/stream/http'

const links = (show: string) => `/api/shows/${encodeURIComponent(show)}/joins`

export const listLinks = (show: string): Promise<Answer<JoinView[]>> => ask(links(show))

export const makeLink = (show: string): Promise<Answer<JoinMade>> => ask(links(show), { method: 'POST' })

export const closeLink = (show: string, link: string): Promise<Answer<null>> => ask(`${links(show)}/${encodeURIComponent(link)}`, { method: 'DELETE' })

export const join = (code: string): Promise<Answer<PrompterView>> => ask('/api/prompter', { method: 'POST', body: { code } })

export const readJoined = (): Promise<Answer<PrompterView>> => ask('/api/prompter')

export const leaveShow = (): Promise<Answer<null>> => ask('/api/prompter', { method: 'DELETE' })
