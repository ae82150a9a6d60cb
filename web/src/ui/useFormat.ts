import { computed, type ComputedRef } from 'vue'
import { currentLocale } from '@/i18n'
import * as format from '@/domain/format'

/** The rules of domain/format in the language on the screen and in the zone of the show, for use in templates. */
export interface Formats {
  money: (fen: number | null | undefined) => string
  price: (fen: number | null | undefined) => string
  largeMoney: (fen: number | null | undefined) => string
  largeMoneyParts: (fen: number | null | undefined) => format.Scaled
  count: (value: number | null | undefined) => string
  rate: (value: number | null | undefined) => string
  rateDifference: (now: number | null | undefined, before: number | null | undefined) => string
  change: (part: number | null | undefined) => string
  countDifference: (now: number | null | undefined, before: number | null | undefined) => string
  length: (ms: number | null | undefined) => string
  lengthDifference: (ms: number | null | undefined) => string
  stay: (ms: number | null | undefined) => string
  shortLength: (ms: number | null | undefined) => string
  seconds: (at: string | number | null | undefined) => string
  minutes: (at: string | number | null | undefined) => string
  day: (at: string | number | null | undefined) => string
  dayWithYear: (at: string | number | null | undefined) => string
  dayAndTime: (at: string | number | null | undefined) => string
  offset: (ms: number | null | undefined) => string
  age: (at: string | number | null | undefined, now: number) => string
}

export function useFormat(zone: () => string = () => Intl.DateTimeFormat().resolvedOptions().timeZone): ComputedRef<Formats> {
  return computed(() => {
    const locale = currentLocale.value
    const place = zone()
    return {
      money: format.money,
      price: format.price,
      largeMoney: (fen) => format.largeMoney(fen, locale),
      largeMoneyParts: (fen) => format.largeMoneyParts(fen, locale),
      count: (value) => format.count(value, locale),
      rate: format.rate,
      rateDifference: (now, before) => format.rateDifference(now, before, locale),
      change: format.change,
      countDifference: (now, before) => format.countDifference(now, before, locale),
      length: format.length,
      lengthDifference: format.lengthDifference,
      stay: format.stay,
      shortLength: (ms) => format.shortLength(ms, locale),
      seconds: (at) => format.moment(at, place, 'seconds'),
      minutes: (at) => format.moment(at, place, 'minutes'),
      day: (at) => format.moment(at, place, 'day'),
      dayWithYear: (at) => format.moment(at, place, 'dayWithYear'),
      dayAndTime: (at) => format.dayAndTime(at, place),
      offset: (ms) => format.offset(ms, locale),
      age: (at, now) => format.age(at, now, place, locale),
    }
  })
}
