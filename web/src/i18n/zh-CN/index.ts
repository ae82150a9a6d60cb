import { gather } from '../gather'

export default gather(import.meta.glob(['./*.ts', '!./index.ts'], { eager: true, import: 'default' }))
