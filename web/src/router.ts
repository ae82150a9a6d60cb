import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import type { CrewRole } from '@/domain/contract'
import { actingRole } from '@/domain/crewRights'
import { DESKS, mayLook, ownDesk } from '@/domain/desks'
import { rememberedJoined } from '@/stream/joined'
import { useSession } from '@/stream/session'

const ShowScreen = () => import('./screens/ShowScreen.vue')
/** null where nobody could be asked who sits here: then only the prompter opens. */
function roleHere(): CrewRole | null {
  const me = useSession().session?.person
  return me ? actingRole(me) : null
}

/** The server sets this cookie with its first answer; whoever has it is most likely signed in. */
const wasHere = (): boolean => document.cookie.includes('XSRF-TOKEN=')

/** The screen's chunk comes while the server is asked who sits here, instead of after it. */
function fetchAhead({ matched }: RouteLocationNormalized): void {
  for (const { components } of matched)
    for (const lazy of Object.values(components ?? {})) if (typeof lazy === 'function') void (lazy as () => Promise<unknown>)().catch(() => undefined)
}

/** Addresses of the screens. Each screen is a chunk of its own. */
export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: { name: 'shows' } },
      { path: '/sign-in', name: 'sign-in', component: () => import('./screens/SignInScreen.vue'), meta: { open: true } },
      { path: '/shows', name: 'shows', component: () => import('./screens/ShowsScreen.vue') },
      // A show without a desk leads each role to its own; the component is never reached.
      { path: '/shows/:show', name: 'show', component: ShowScreen, props: true, beforeEnter: (to) => ({ name: ownDesk(roleHere() ?? 'brandViewer'), params: to.params }) },
      ...DESKS.map((desk) => ({
        path: `/shows/:show/${desk}`, name: desk, component: ShowScreen, props: (to: RouteLocationNormalized) => ({ show: String(to.params.show), desk }),
        beforeEnter: (to: RouteLocationNormalized) => {
          const role = roleHere()
          return role === null || mayLook(role, desk) || { name: ownDesk(role), params: to.params }
        },
      })),
      { path: '/shows/:show/join', name: 'joins', component: () => import('./screens/JoinsScreen.vue'), props: true },
      { path: '/join', name: 'join', component: () => import('./screens/JoinScreen.vue'), meta: { open: true } },
      { path: '/prompter', name: 'joined', component: () => import('./screens/JoinedScreen.vue'), meta: { open: true } },
      { path: '/status', name: 'status', component: () => import('./screens/StatusScreen.vue') },
      { path: '/people', name: 'people', component: () => import('./screens/PeopleScreen.vue') },
      { path: '/rights', name: 'rights', component: () => import('./screens/RightsScreen.vue') },
      { path: '/audit', name: 'audit', component: () => import('./screens/AuditScreen.vue') },
      { path: '/privacy', name: 'privacy', component: () => import('./screens/PrivacyScreen.vue') },
      { path: '/shows/:show/capture', name: 'capture', component: () => import('./screens/CaptureScreen.vue'), props: true },
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./screens/NotFoundScreen.vue'), meta: { open: true } },
    ],
  })
  router.beforeEach(async (to) => {
    const store = useSession()
    if (store.session === null && wasHere()) fetchAhead(to)
    const problem = store.session === null ? await store.first() : null
    const signedIn = store.session?.person != null
    // Nobody can be asked who sits here: the prompter opens with what this device has kept, and nothing else does.
    if (problem?.status === 0 && to.name === 'prompter') return true
    if (!signedIn && to.name === 'shows' && rememberedJoined() !== null) return { name: 'joined' }
    if (!signedIn && !to.meta.open) return { name: 'sign-in', query: to.fullPath === '/shows' ? {} : { then: to.fullPath } }
    if (signedIn && to.name === 'sign-in' && to.query.administrator === undefined) return { name: 'shows' }
    return true
  })
  return router
}
