import type { Page } from 'playwright-core'

/** Where things are: the server, and the shows that the pass has made. */
export interface Site {
  address: string
  sample: string
  recorded: string
  real: string
  /** The one with the longest names. */
  long: string
}

/** Something to look at, and the way there. */
export interface Place {
  name: string
  open: (page: Page, site: Site) => Promise<void>
  /** The status of the refusal that it is about, which is an error only to the console. */
  refused?: number
}

/**
 * As a link leads there, without a load: axe needs longer to be loaded and warmed up than to look. By way of an empty page, so that nothing is
 * left of the place before.
 */
export async function go(page: Page, way: string): Promise<void> {
  const follow = (to: string): Promise<void> => page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, to)
  await follow('/no/such/page')
  const asked = page.locator('.leaving .danger')
  await page.locator('.not-found').or(asked).waitFor()
  // A page that holds what nobody has kept yet asks before it is left.
  if (await asked.isVisible()) await asked.click()
  await page.locator('.not-found').waitFor()
  await follow(way)
}

const at = (address: (site: Site) => string, seen: (page: Page) => Promise<void>): Place['open'] => async (page, site) => {
  await go(page, address(site))
  await seen(page)
}
const seen = (selector: string) => (page: Page): Promise<void> => page.locator(selector).first().waitFor()
const panel = (name: string): Place['open'] => at(() => `/shows?open=${name}`, seen('.inspector .panel > *'))

/** Thirty entries a minute, and three times as many by one entry in the last. */
function risen(): object[] {
  const last = Math.floor(Date.now() / 60_000)
  return Array.from({ length: 14 }, (_, index) => ({
    at: new Date((last - 13 + index) * 60_000).toISOString(), online: 700, arrived: 0, entries: index === 13 ? 90 : 30, comments: null, likes: null, follows: null, shares: null, gifts: null,
    clicks: null, orders: null, paidOrders: null, units: null, gmvFen: null, entriesBySource: { square: 20, recommend: index === 13 ? 70 : 10 },
  }))
}

export const DOOR: Place[] = [
  { name: 'sign-in', open: at(() => '/sign-in', seen('.sample-roles')) },
  {
    name: 'wrong-password', refused: 401,
    async open(page) {
      await go(page, '/sign-in')
      // A name of its own each time, so that the brake on one account stays out of the picture.
      await page.locator('input[name=account]').fill(`nobody${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('input[name=password]').fill('not the password')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'administrator', open: at(() => '/sign-in?administrator', seen('.administrator-form')) },
  {
    name: 'administrator-refused',
    async open(page) {
      await go(page, '/sign-in?administrator')
      await page.locator('form button[type=submit]').click()
      await page.locator('.k-field [role=alert], .k-field .error').first().waitFor()
    },
  },
  { name: 'code', open: at(() => '/sign-in?code', seen('.code-form')) },
  {
    name: 'code-unknown', refused: 401,
    async open(page) {
      await go(page, '/sign-in?code')
      await page.locator('input[name=code]').fill('k7mw-2xqa-hd9r')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'join-without-code', open: at(() => '/join', seen('.join-words')) },
  { name: 'join-unknown', refused: 404, open: at(() => '/join#k7mw2xqahd9rk7mw2xqahd9r', seen('.join-words [role=alert]')) },
  { name: 'not-found', open: at(() => '/no/such/page', seen('h1')) },
]
export const ROOMS: Place[] = [
  { name: 'shows', open: at(() => '/shows', seen('.shows-table tbody tr')) },
  { name: 'recording', open: panel('recording') },
  {
    name: 'new-show',
    async open(page, site) {
      await panel('newShow')(page, site)
      await page.locator('textarea').fill('双面羊毛呢短大衣\t爆\t8\t459\tLM2601\n羊绒混纺围巾\t秒\t7\t99.129\tLM2614\n桑蚕丝立领衬衫\t利\t9\t699\tLM2607')
      await page.locator('.faults').waitFor()
    },
  },
  { name: 'quarantine', open: at((site) => `/shows?open=quarantine&show=${site.recorded}`, seen('.quarantine-list tbody tr')) },
  { name: 'workspace', open: panel('workspace') },
  { name: 'floor', open: at((site) => `/shows/${site.sample}/floor`, seen('.floor-desk .cues .keys')) },
  { name: 'floor-recorded', open: at((site) => `/shows/${site.recorded}/floor`, seen('.floor-desk .foot')) },
  { name: 'wall', open: at((site) => `/shows/${site.sample}/wall`, seen('.wall-desk .k-chart canvas')) },
  { name: 'wall-recorded', open: at((site) => `/shows/${site.recorded}/wall`, seen('.wall-desk .time-bands')) },
  {
    name: 'wall-table',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/wall`)
      await seen('.wall-desk .k-chart canvas')(page)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('KeyT')
      await seen('.wall-desk .k-chart table')(page)
    },
  },
  {
    name: 'keys',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/floor`)
      await seen('.floor-desk .foot')(page)
      await page.keyboard.press('Shift+Slash')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'person',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/floor`)
      await page.locator('.person-chip > button').click()
      await page.locator('.person-chip .menu').waitFor()
    },
  },
  { name: 'people-sample', open: at(() => '/people', seen('.people-table tbody tr')) },
  { name: 'capture', open: at((site) => `/shows/${site.real}/capture`, seen('.capture-setup')) },
  {
    name: 'capture-refused',
    async open(page, site) {
      await go(page, `/shows/${site.real}/capture`)
      await page.locator('.capture-setup button[type=submit]').click()
      await page.locator('.capture-setup [role=alert]').first().waitFor()
    },
  },
  {
    name: 'capture-made',
    async open(page, site) {
      await go(page, `/shows/${site.real}/capture`)
      // A name of its own each time: names are unique within a show.
      await page.locator('input[name=name]').fill(`desk ${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('input[name=acceptedBy]').fill('石头')
      await page.locator('.capture-setup button[type=submit]').click()
      await page.locator('.capture-address').waitFor()
      await page.locator('tr.capture').first().waitFor()
    },
  },
  {
    name: 'capture-close',
    async open(page, site) {
      await go(page, `/shows/${site.real}/capture`)
      await page.locator('tr.capture .keys button').first().click()
      await page.locator('.asking').waitFor()
    },
  },
  { name: 'capture-simulated', open: at((site) => `/shows/${site.sample}/capture`, seen('.empty-state')) },
  { name: 'joins', open: at((site) => `/shows/${site.real}/join`, seen('.join-phones')) },
  {
    name: 'joins-made',
    async open(page, site) {
      await go(page, `/shows/${site.real}/join`)
      await page.locator('.join-phones .k-button').first().click()
      await page.locator('.join-phones li').first().waitFor()
    },
  },
  { name: 'privacy-sample', open: at(() => '/privacy', seen('.privacy-desk .read-only')) },
  { name: 'rights-sample', open: at(() => '/rights', seen('.rights-matrix')) },
  { name: 'audit-refused', open: at(() => '/audit', seen('.empty-state')) },
  { name: 'status', open: at(() => '/status', seen('.status-desk dl')) },
  { name: 'console', open: at((site) => `/shows/${site.sample}/console`, seen('.console-desk .foot')) },
  { name: 'co-host', open: at((site) => `/shows/${site.sample}/co-host`, seen('.co-host-desk .boards')) },
  { name: 'service', open: at((site) => `/shows/${site.sample}/service`, seen('.service-desk .foot')) },
  { name: 'reach', open: at((site) => `/shows/${site.sample}/reach`, seen('.reach-desk .entries')) },
  { name: 'brand', open: at((site) => `/shows/${site.sample}/brand`, seen('.brand-desk .goods tbody tr')) },
  { name: 'console-recorded', open: at((site) => `/shows/${site.recorded}/console`, seen('.console-desk .foot')) },
  { name: 'service-recorded', open: at((site) => `/shows/${site.recorded}/service`, seen('.service-desk .foot')) },
  {
    name: 'desks',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/console`)
      await seen('.console-desk .foot')(page)
      await page.keyboard.press('KeyV')
      await page.locator('.desk-list').waitFor()
    },
  },
  {
    name: 'cycle',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/console`)
      await seen('.console-desk .foot')(page)
      await page.keyboard.press('Shift+KeyV')
      await page.locator('.cycle p').waitFor()
    },
  },
  {
    name: 'typed',
    async open(page, site) {
      await go(page, `/shows/${site.sample}/floor`)
      await seen('.floor-desk .foot')(page)
      await page.keyboard.press('KeyD')
      await page.locator('.typed-form input').fill('4.5')
      await page.locator('.typed-form button[type=submit]').click()
      await page.locator('.typed-form [role=alert]').waitFor()
    },
  },
  { name: 'prompter', open: at((site) => `/shows/${site.sample}/prompter`, seen('.prompter-desk .talk')) },
  { name: 'prompter-recorded', open: at((site) => `/shows/${site.recorded}/prompter`, seen('.prompter-desk .wait')) },
  {
    // Made up, because chance seldom brings one while somebody looks.
    name: 'floor-surge',
    async open(page, site) {
      const trend = `**/api/shows/${site.sample}/trend?*`
      await page.unroute(trend)
      await page.route(trend, (route) => route.fulfill({ json: { points: risen(), more: false } }))
      await go(page, `/shows/${site.sample}/floor`)
      await seen('.floor-desk .room-mark')(page)
    },
  },
]

/** The administrator of the last part, whose coming shuts the sample's door. */
export const OWN = { name: '木木', account: 'wood', password: 'a long sample password' }
export const OFFICE: Place[] = [
  { name: 'people', open: at(() => '/people', seen('.people-table tbody tr')) },
  { name: 'people-add', open: at(() => '/people?open=add', seen('.new-person')) },
  {
    name: 'people-handed',
    async open(page) {
      await go(page, '/people?open=add')
      await page.locator('input[name=name]').fill('小鹿')
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('input[name=account]').fill(`deer-${Math.random().toString(36).slice(2, 8)}`)
      await page.locator('.new-person button[type=submit]').click()
      await page.locator('.handed-password').waitFor()
    },
  },
  {
    name: 'people-taken', refused: 422,
    async open(page) {
      await go(page, '/people?open=add')
      await page.locator('input[name=name]').fill('小鹿')
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('input[name=account]').fill(OWN.account)
      await page.locator('.new-person button[type=submit]').click()
      await page.locator('.k-field [role=alert]').waitFor()
    },
  },
  {
    name: 'people-person',
    async open(page) {
      await go(page, '/people')
      await page.locator('.people-table a', { hasText: '晚晴' }).click()
      await page.locator('.person-details section button').last().click()
      await page.locator('.person-details .danger').waitFor()
    },
  },
  {
    name: 'people-last', refused: 409,
    async open(page) {
      await go(page, '/people')
      await page.locator('.people-table a', { hasText: '木木' }).click()
      await page.locator('input[name=administrator]').uncheck()
      await page.locator('.person-details button.primary[type=submit]').click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'people-password', open: at(() => '/people?open=password', seen('.own-password')) },
  {
    name: 'people-invited',
    async open(page) {
      await go(page, '/people?open=invite')
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('.invite-panel button[type=submit]').click()
      await page.locator('.invite-panel .made').waitFor()
      await page.locator('.invite-panel li').first().waitFor()
    },
  },
  { name: 'people-sign-ins', open: at(() => '/people?open=signIns', seen('.own-sign-ins li')) },
  {
    name: 'people-stand-in',
    async open(page) {
      await go(page, '/people')
      await page.locator('.people-table a', { hasText: '豆子' }).click()
      await page.locator('select[name=standInRole]').selectOption('floorController')
      await page.locator('.stand-ins form button').click()
      await page.locator('.stand-ins li').waitFor()
    },
  },
  {
    name: 'rights',
    async open(page) {
      await go(page, '/rights')
      await page.locator('.rights-matrix .cell.change').nth(3).click()
      await page.locator('.inspector .verdict').waitFor()
    },
  },
  { name: 'audit', open: at(() => '/audit', seen('.audit-table tbody tr')) },
  { name: 'own-workspace', open: at(() => '/shows?open=workspace', seen('.workspace-switch')) },
  { name: 'privacy', open: at(() => '/privacy', seen('.privacy-terms')) },
  { name: 'start-administrator', open: at(() => '/shows?step=administrator', seen('.step h2')) },
  { name: 'start-workspace', open: at(() => '/shows?step=workspace', seen('.workspace-name')) },
  { name: 'start-people', open: at(() => '/shows?step=people', seen('.invite-panel')) },
  { name: 'start-show', open: at(() => '/shows?step=show', seen('.new-show')) },
  { name: 'start-capture', open: at(() => '/shows?step=capture', seen('.step h2')) },
  { name: 'start-ready', open: at(() => '/shows?step=ready', seen('.later')) },
]

/** As long as each may be: without a space to break at, in words, from right to left. */
const PERSON_MOST = 40
const ITEM_MOST = 80
const TITLE_MOST = 200
const longOf = (most: number): string[] => ['很长的名字从不换行', 'Unbreakablename', 'שם ארוך מאוד بلا نهاية '].map((word) => word.repeat(most).slice(0, most).trim())
export const LONG = { people: longOf(PERSON_MOST), titles: longOf(TITLE_MOST), items: longOf(ITEM_MOST) }
/** In the same shop, with a show on air and people of such names. */
export const NAMES: Place[] = [
  { name: 'long-shows', open: at(() => '/shows', seen('.shows-table tbody tr')) },
  { name: 'long-people', open: at(() => '/people', seen('.people-table tbody tr')) },
  {
    name: 'long-person',
    async open(page) {
      await go(page, '/people')
      await page.locator('.people-table a', { hasText: LONG.people[1] as string }).click()
      await page.locator('.person-details').waitFor()
    },
  },
  {
    name: 'long-refused', refused: 422,
    async open(page) {
      await go(page, '/people?open=add')
      // Past what the field itself takes, as a page of another version would send it.
      await page.locator('input[name=name]').evaluate((field: HTMLInputElement) => field.removeAttribute('maxlength'))
      await page.locator('input[name=name]').fill(LONG.titles[0] as string)
      await page.locator('select[name=role]').selectOption('coHost')
      await page.locator('input[name=account]').fill('long-refused')
      await page.locator('.new-person button[type=submit]').click()
      await page.locator('.k-field:has(input[name=name]) [role=alert]', { hasText: String(PERSON_MOST) }).waitFor()
    },
  },
  { name: 'long-floor', open: at((site) => `/shows/${site.long}/floor`, seen('.floor-desk .cues .keys')) },
  { name: 'long-prompter', open: at((site) => `/shows/${site.long}/prompter`, seen('.prompter-desk .middle')) },
  { name: 'long-wall', open: at((site) => `/shows/${site.long}/wall`, seen('.wall-desk')) },
  { name: 'long-co-host', open: at((site) => `/shows/${site.long}/co-host`, seen('.co-host-desk .boards')) },
]
