import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useSession } from './session'

let asked = 0
beforeEach(() => {
  setActivePinia(createPinia())
  asked = 0
  vi.stubGlobal('fetch', () => {
    asked += 1
    return Promise.resolve(Response.json({ person: null, workspaces: [], sampleRoles: [], needsAdministrator: asked > 1 }))
  })
})
afterEach(() => void vi.unstubAllGlobals())

it('asks at the beginning, and whoever needs to know first gets that answer', async () => {
  const session = useSession()
  session.begin()
  expect([await session.first(), asked, session.session?.needsAdministrator]).toEqual([null, 1, false])
})
it('asks anew after that, for by then somebody may have signed out', async () => {
  const session = useSession()
  session.begin()
  await vi.waitFor(() => expect(session.session).not.toBeNull())
  await session.signOut()
  const before = asked
  await session.first()
  expect(asked).toBe(before + 1)
})
it('says why nobody could be asked, and asks again the next time', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  const session = useSession()
  session.begin()
  expect(await session.first()).toMatchObject({ status: 0 })
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ person: null, workspaces: [], sampleRoles: [], needsAdministrator: true })))
  expect([await session.first(), session.session?.needsAdministrator]).toEqual([null, true])
})
