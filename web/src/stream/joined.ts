import type { PrompterView } from '@/domain/contract'

const STORED = 'kaibo.joined'

/** What this device joined last, so that it is found again without the network. No secret: the cookie is what opens. */
export function rememberJoined(joined: PrompterView | null): void {
  if (joined === null) localStorage.removeItem(STORED)
  else localStorage.setItem(STORED, JSON.stringify(joined))
}

/** null when there is none, or its time is over. */
export function rememberedJoined(now: number = Date.now()): PrompterView | null {
  try {
    const found = JSON.parse(localStorage.getItem(STORED) ?? 'null') as PrompterView | null
    return found !== null && Date.parse(found.until) > now ? found : null
  } catch {
    return null
  }
}
