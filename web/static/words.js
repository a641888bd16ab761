// The words of the page, and numbers, lengths and dates as its language writes them (views/words/format.go).

import {fill, json} from '/static/page.js'

export const r = json('words'), setup = json('setup')

export const number = n => n.toLocaleString('en')
export const usersOf = unit => n => fill(r.users[unit ?? ''], {n: number(n)})
export const boundOf = n => r.tenThousands && n % 10000 === 0 ? fill(r.tenThousands, {n: number(n / 10000)}) : usersOf()(n)
export const length = minutes => {
  const days = minutes < 6000 ? 0 : Math.floor(minutes / 1440), rest = minutes - 1440 * days
  const parts = [[r.days, days], [r.hours, Math.floor(rest / 60)], [r.minutes, rest % 60]].filter(([, n]) => n)
  return parts.map(([words, n]) => fill(words, {n: number(n)})).join(r.join) || fill(r.minutes, {n: 0})
}
// range is a quantity of the JSON: a number, its bounds, or null when nothing is known.
const range = (q, least) => typeof q === 'number' ? {min: q, max: q} : {min: least, max: Infinity, ...q}
export const quantity = (q, least, one) =>
  q.mark === 'about' ? fill(r.about, {v: one(q.stated)})
  : q.mark === 'highest' ? fill(r.highest, {v: one(q.stated)})
  : q.min === q.max ? one(q.min)
  : q.max === Infinity ? q.min <= least ? r.unknown : fill(r.atLeast, {v: one(q.min)})
  : q.min <= least ? fill(r.atMost, {v: one(q.max)})
  : fill(r.between, {a: one(q.min), b: one(q.max)})
export const usersIn = (q, unit) => quantity(range(q, 1), 1, usersOf(unit))
export const lengthIn = q => quantity(range(q, 0), 0, length)
export const asRead = (q, least, one) => {
  q = range(q, least)
  const said = quantity(q, least, one)
  return q.mark !== 'about' || q.min === q.max ? said : fill(r.readAs, {v: said, r: quantity({...q, mark: ''}, least, one)})
}
export const day = date => {
  const [y, m, d] = date.slice(0, 10).split('-').map(Number)
  return fill(r.date, {y, m: r.months[m - 1], d, w: r.weekdays[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]})
}
export const clock = at => Number(at.slice(11, 13)) + at.slice(13, 16) + (at[16] === ':' ? at.slice(16, 19) : '')
export const moment = at => fill(r.dateTime, {date: day(at), time: clock(at)})
export const approx = (said, about) => about ? fill(r.approx, {v: said}) : said
// written is a moment as it stands in a field.
export const written = (at, about) => approx(at.slice(0, 10) + ' ' + clock(at), about)
export const momentAfter = (at, before) => at.slice(0, 10) === before.slice(0, 10) ? clock(at) : moment(at)

// Instants are seconds of the wall clock in Japan, as the core counts them; in the JSON they are text.
export const east = 9 * 60 * 60
export const now = () => Math.floor(Date.now() / 1000) + east
export const text = seconds => new Date(seconds * 1000).toISOString().slice(0, 19)
export const seconds = at => Date.parse(at) / 1000 + east
