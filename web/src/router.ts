import { createRouter, createWebHistory, type Router } from 'vue-router'
import { useSession } from '@/stream/session'

/** Addresses of the screens. Each screen is a chunk of its own. */
export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: { name: 'shows' } },
      { path: '/sign-in', name: 'sign-in', component: () => import('./screens/SignInScreen.vue'), meta: { open: true } },
      { path: '/shows', name: 'shows', component: () => import('./screens/ShowsScreen.vue') },
      { path: '/shows/:show/floor', name: 'floor', component: () => import('./screens/FloorScreen.vue'), props: true },
      { path: '/shows/:show/prompter', name: 'prompter', component: () => import('./screens/PrompterScreen.vue'), props: true },
      { path: '/shows/:show/wall', name: 'wall', component: () => import('./screens/WallScreen.vue'), props: true },
      { path: '/status', name: 'status', component: () => import('./screens/StatusScreen.vue') },
      { path: '/people', name: 'people', component: () => import('./screens/PeopleScreen.vue') },
      { path: '/privacy', name: 'privacy', component: () => import('./screens/PrivacyScreen.vue') },
      { path: '/shows/:show/capture', name: 'capture', component: () => import('./screens/CaptureScreen.vue'), props: true },
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./screens/NotFoundScreen.vue'), meta: { open: true } },
    ],
  })
  router.beforeEach(async (to) => {
    const store = useSession()
    if (store.session === null) await store.load()
    const signedIn = store.session?.person != null
    if (!signedIn && !to.meta.open) return { name: 'sign-in', query: to.fullPath === '/shows' ? {} : { then: to.fullPath } }
    if (signedIn && to.name === 'sign-in' && to.query.administrator === undefined) return { name: 'shows' }
    return true
  })
  return router
}
