import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What a look at a page finds. Each function gives its faults in words, none where all is well; those that run in the page stand on
 * themselves, because only their text goes there.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The rules whose verdict can change with the colours alone. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
/** A key of src/i18n that stands where its text should be. */
const BARE_KEY = /\b(?:audit|capture|chart|common|desks|identity|live|privacy|problem|reach|rights|shows|start|status|wall)\.[a-z][\w.-]*/g

type Axe = { run: (options: object) => Promise<AxeResults> }

/** All of axe's rules, or those of colour alone. */
export async function axeFaults(page: Page, rules: 'all' | 'ofColour'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async (only) => {
    const { run } = (globalThis as unknown as { axe: Axe }).axe
    const { violations } = await run({ resultTypes: ['violations'], ...(only === null ? {} : { runOnly: { type: 'rule', values: only } }) })
    return violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} ${node.any[0]?.message ?? ''}`).join(' | ')}`)
  }, rules === 'all' ? null : OF_COLOUR)
}

/** Keys that stand where words should be: in what is read, and in what is only said. */
export async function wordFaults(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[title], [aria-label], [placeholder], [aria-valuetext]')].flatMap((element) => ['title', 'aria-label', 'placeholder', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''))
    return [document.title, document.body.innerText, ...spoken].join('\n')
  })
  const keys = [...new Set(words.match(BARE_KEY) ?? [])]
  return keys.length === 0 ? [] : [`without words: ${keys.join(', ')}`]
}

/**
 * What cannot be read or reached by scrolling: a page wider than its window, text that a box without scroll bars cuts off (an ellipsis is no
 * cut where the whole stands in a title), what lies outside of the page's scrolled ground, and text or controls that lie on one another.
 */
export const layoutFaults = (page: Page): Promise<string[]> => page.evaluate(() => {
  interface Box { left: number; top: number; right: number; bottom: number }
  const SLACK = 2
  const root = document.documentElement
  const faults = new Set<string>()
  const room = root.clientWidth
  if (root.scrollWidth > room) {
    const widest = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > room + 1).slice(0, 3)
    faults.add(`wider than the window: ${root.scrollWidth} px in ${room}: ${widest.map((element) => `${element.tagName}.${element.className}`).join(' ')}`)
  }

  const styles = new Map<Element, CSSStyleDeclaration>()
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element)
    styles.set(element, known)
    return known
  }
  const named = (element: Element): string => `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')}`
  const floats = (position: string): boolean => position === 'fixed' || position === 'sticky' || position === 'absolute'
  /** Only for ears, or off the page until the keyboard comes to it. */
  const onlySaid = (element: Element): boolean => element.closest('.skip') !== null || element.closest('[aria-hidden="true"]') !== null && styleOf(element).pointerEvents === 'none'
  const saidWhole = (element: Element, text: string): boolean => {
    // A dash or a dot before it is no part of what is said.
    const words = text.replace(/^[^\p{L}\p{N}]+/u, '')
    for (let one: Element | null = element; one !== null; one = one.parentElement) if ((one.getAttribute('title') ?? '').includes(words)) return true
    return false
  }

  /** Where it stands on the screen after all that clips it; null where nothing of it is in view now. Says what can never come into view. */
  function shown(element: Element, box: Box, text: string): { box: Box; layer: Element | null } | null {
    // Said to who hears the page, and shown to nobody.
    for (let one: Element | null = element; one !== null; one = one.parentElement) if (styleOf(one).clipPath !== 'none') return null
    const seen = { ...box }
    /** What must be reachable: the thing itself, then the scroller that it lies in. */
    const whole = { ...box }
    let position = 'static'
    let layer: Element | null = null
    for (let one: Element | null = element; one !== null && one !== root; one = one.parentElement) {
      const style = styleOf(one)
      const holds = one === element || position === 'static' || position === 'relative' || position === 'sticky' || (position === 'absolute' && style.position !== 'static') || style.transform !== 'none'
      if (!holds) continue
      const edge = one.getBoundingClientRect()
      if (one !== document.body && style.display !== 'inline' && style.display !== 'contents') {
        const inner = { left: edge.left + one.clientLeft, top: edge.top + one.clientTop, right: edge.left + one.clientLeft + one.clientWidth, bottom: edge.top + one.clientTop + one.clientHeight }
        for (const [axis, from, to] of [['overflowX', 'left', 'right'], ['overflowY', 'top', 'bottom']] as const) {
          const overflow = style[axis]
          if (overflow === 'visible') continue
          seen[from] = Math.max(seen[from], inner[from])
          seen[to] = Math.min(seen[to], inner[to])
          if (overflow === 'auto' || overflow === 'scroll') {
            whole[from] = inner[from]
            whole[to] = inner[to]
            continue
          }
          const cut = Math.max(inner[from] - whole[from], whole[to] - inner[to])
          const shortened = axis === 'overflowX' && style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none'
          if (cut > SLACK && !(shortened && saidWhole(one, text))) faults.add(`cut off by ${Math.round(cut)} px (${axis}) in ${named(one)}: ${named(element)} "${text.slice(0, 40)}"`)
          // Said once, at the innermost box that cuts.
          whole[from] = Math.max(whole[from], inner[from])
          whole[to] = Math.min(whole[to], inner[to])
        }
      }
      if (floats(style.position) && layer === null) layer = one
      position = style.position
      if (position === 'fixed') {
        const beyond = Math.max(-whole.left, -whole.top, whole.right - room, whole.bottom - root.clientHeight)
        if (beyond > SLACK) faults.add(`fixed ${Math.round(beyond)} px outside of the window: ${named(element)} "${text.slice(0, 40)}"`)
        break
      }
    }
    if (position !== 'fixed' && Math.max(-(whole.left + scrollX), -(whole.top + scrollY)) > SLACK) faults.add(`before the beginning of the page: ${named(element)} "${text.slice(0, 40)}"`)
    return seen.right - seen.left > 0 && seen.bottom - seen.top > 0 ? { box: seen, layer } : null
  }

  const seen: { box: Box; layer: Element | null; owner: Element; text: string }[] = []
  const visible = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim()
    const owner = node.parentElement
    if (text === '' || owner === null || owner.closest('svg, option, script, style') !== null || !visible(owner) || onlySaid(owner)) continue
    range.selectNodeContents(node)
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue
      // Letters take the middle of their line; the rest is air that neighbours may share.
      const air = line.height * 0.2
      const found = shown(owner, { left: line.left, top: line.top + air, right: line.right, bottom: line.bottom - air }, text)
      if (found !== null) seen.push({ ...found, owner, text })
    }
  }
  for (const control of document.querySelectorAll('button, input, select, textarea, [role="switch"], [role="slider"]')) {
    if (!visible(control) || onlySaid(control)) continue
    const { left, top, right, bottom } = control.getBoundingClientRect()
    const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? ''
    const found = shown(control, { left, top, right, bottom }, name)
    if (found !== null) seen.push({ ...found, owner: control, text: name })
  }
  for (const [at, one] of seen.entries()) {
    for (const other of seen.slice(at + 1)) {
      if (one.layer !== other.layer || one.owner === other.owner || one.owner.contains(other.owner) || other.owner.contains(one.owner)) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (wide > SLACK && high > SLACK) faults.add(`${named(one.owner)} "${one.text.slice(0, 30)}" and ${named(other.owner)} "${other.text.slice(0, 30)}" lie on one another by ${Math.round(wide)} × ${Math.round(high)} px`)
    }
  }
  return [...faults].slice(0, 12)
})

/** What moves, or would move at its next change, although the person asked for less motion. */
export const motionFaults = (page: Page): Promise<string[]> => page.evaluate(() => {
  const MOST_MS = 1
  const ms = (time: string): number => Math.max(...time.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)))
  const faults = new Set<string>()
  for (const running of document.getAnimations()) {
    if (running.playState === 'running' && Number(running.effect?.getComputedTiming().activeDuration) > MOST_MS) faults.add(`moves: ${(running as CSSAnimation).animationName ?? (running as CSSTransition).transitionProperty ?? running.id}`)
  }
  for (const element of document.querySelectorAll('*')) {
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(element, part)
      if (part !== '' && style.content === 'none') continue
      const moving = style.animationName !== 'none' && ms(style.animationDuration) > MOST_MS ? `animation ${style.animationName}` : ms(style.transitionDuration) > MOST_MS ? `transition ${style.transitionProperty}` : style.scrollBehavior === 'smooth' ? 'smooth scrolling' : ''
      if (moving !== '') faults.add(`would move: ${moving} of ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${part}`)
    }
  }
  return [...faults].slice(0, 6)
})
