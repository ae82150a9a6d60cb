import { readonly, ref, type Ref } from 'vue'

const STORED_SIZE = 'kaibo.prompter.size'
const STORED_MIRROR = 'kaibo.prompter.mirror'
/** Steps of the letters; the middle one is the size of the design. */
export const SIZES = [0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75] as const
const USUAL = 2

export interface PrompterLook {
  scale: () => number
  step: Readonly<Ref<number>>
  mirrored: Readonly<Ref<boolean>>
  larger: () => void
  smaller: () => void
  mirror: () => void
}

/** How this device shows the prompter: letters and, behind a glass, mirrored. Kept on the device. */
export function usePrompterLook(): PrompterLook {
  const stored = localStorage.getItem(STORED_SIZE)
  const read = stored === null ? USUAL : Number(stored)
  const step = ref(Number.isInteger(read) && read >= 0 && read < SIZES.length ? read : USUAL)
  const mirrored = ref(localStorage.getItem(STORED_MIRROR) === 'yes')
  const sized = (to: number) => {
    step.value = Math.min(SIZES.length - 1, Math.max(0, to))
    localStorage.setItem(STORED_SIZE, String(step.value))
  }
  return {
    scale: () => SIZES[step.value] ?? 1,
    step: readonly(step),
    mirrored: readonly(mirrored),
    larger: () => sized(step.value + 1),
    smaller: () => sized(step.value - 1),
    mirror: () => {
      mirrored.value = !mirrored.value
      localStorage.setItem(STORED_MIRROR, mirrored.value ? 'yes' : 'no')
    },
  }
}
