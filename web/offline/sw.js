/**
 * Answers for the pages when the server cannot be reached. It keeps what the pages are made of and nothing that the server says: /api goes by untouched.
 * The build puts the list of files and its version in (offline/precache.ts).
 */
const SHELL = __SHELL__
const NAME = 'kaibo-shell-'
const CACHE = NAME + '__VERSION__'
const PAGE = '/index.html'
/** A network that is there and answers nothing must not keep a prompter from its page. */
const PATIENCE_MS = 4_000

self.addEventListener('install', (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL))))

// Nobody asks to take over: this one begins when no page of the version before is open any more, so no page ever gets files of another one.
self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(NAME) && name !== CACHE).map((name) => caches.delete(name)))),
  ),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(api|actuator)(\/|$)/.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (SHELL.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)))
})

const kept = (pathname) => caches.open(CACHE).then((cache) => cache.match(pathname))

/** The server's page while there is one, so that a new version is seen at once. */
async function page(request) {
  const shell = () => kept(PAGE).then((found) => found ?? Response.error())
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(shell)
  return Promise.race([fetch(request).catch(shell), late])
}
