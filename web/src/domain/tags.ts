import type { CrewRole, Origin, ProductRole } from './contract'

/** The one character that names a product role in every language (B4); its tooltip carries the word. */
export const PRODUCT_CHARACTER: Record<ProductRole, string> = { flash: '秒', traffic: '爆', profit: '利', topic: '题' }

/** The one character that names a crew role in every language (R1–R6). */
export const CREW_CHARACTER: Record<CrewRole, string> = {
  operator: '运',
  host: '主',
  floorController: '场',
  consoleOperator: '中',
  coHost: '副',
  customerService: '客',
  privateDomain: '私',
  brandViewer: '牌',
}

/** The same for readers of traditional characters. */
export const PRODUCT_CHARACTER_TW: Record<ProductRole, string> = { flash: '秒', traffic: '爆', profit: '利', topic: '題' }
export const CREW_CHARACTER_TW: Record<CrewRole, string> = {
  operator: '運',
  host: '主',
  floorController: '場',
  consoleOperator: '中',
  coHost: '副',
  customerService: '客',
  privateDomain: '私',
  brandViewer: '牌',
}

/** The mark before every live number: where it comes from. */
export const ORIGIN_MARK: Record<Origin, string> = { captured: '●', dashboard: '■', orders: '◆', derived: '○', typed: '▬' }
