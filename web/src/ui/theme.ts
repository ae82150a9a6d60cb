import { readonly, ref } from 'vue'

export type Theme = 'dark' | 'light'

const STORED = 'kaibo.theme'
const PREFERS_LIGHT = '(prefers-color-scheme: light)'

const stored = (): Theme | null => {
  const value = localStorage.getItem(STORED)
  return value === 'dark' || value === 'light' ? value : null
}

const theme = ref<Theme>('dark')

/** The theme on the screen. Canvases read their colours from the tokens again when it changes. */
export const currentTheme = readonly(theme)

function show(next: Theme) {
  theme.value = next
  document.documentElement.dataset.theme = next
}

/** Follows the system until a person chooses; the choice stays. Call once, before the first paint. */
export function startTheme(): void {
  const prefersLight = window.matchMedia(PREFERS_LIGHT)
  const follow = () => show(stored() ?? (prefersLight.matches ? 'light' : 'dark'))
  follow()
  prefersLight.addEventListener('change', follow)
  // Another tab of the same person chose.
  window.addEventListener('storage', (event) => event.key === STORED && follow())
}

export function chooseTheme(next: Theme): void {
  localStorage.setItem(STORED, next)
  show(next)
}
