// What the answer says (views/calculator/result.go, reasons.go, nearest.go, duties.go): a is the JSON of the core, v the verdict in it, i the
// incident.

import {fill, form} from '/static/page.js'
import {
  approx, asRead, boundOf, day, length, lengthIn, moment, momentAfter, now, number, r, seconds, setup, text, usersIn, usersOf,
} from '/static/words.js'

export const result = a => {
  const {verdict: v} = a
  if (!v) return unanswered(a)
  let state = stateOf(v)
  const res = {
    answered: true, headline: r.severe[state], reasons: reasons(a), periodic: periodic(a), nearest: nearest(a),
    duties: v.duties.map(step), conditional: v.conditionalDuties.map(step), query: a.query, link: setup.home + '?' + a.query,
    asOf: v.asOf && fill(r.asOf, {time: moment(v.asOf.slice(0, 16))}), edition: edition(v),
  }
  if (state === 'not-yet') {
    state = 'undetermined'
    res.until = firstCrossing(a)
  }
  return {...res, state}
}

const unanswered = a =>
  a.problems.length ? {state: 'problem', headline: r.refused, reasons: [r.refusedHelp], asks: asks(a)}
  : a.understood.length || form.querySelector('[name^=k]:checked:not([value=""])') ? {state: 'waiting', headline: r.stillMissing, reasons: [], asks: asks(a)}
  : {state: 'waiting', headline: r.waiting, reasons: [r.waitingHelp], first: true}

export const asks = a => [
  ...a.problems.map(p => ({text: fieldName(p.path) + r.colon + refusal(p), href: anchor(p.path)})),
  ...a.missing.map(path => ({text: fill(r.fillIn, {field: fieldName(path)}), href: anchor(path)})),
]
export const refusal = p => fill(r.problems[p.code] ?? r.problems.malformed, {part: p.part})
const fieldName = path => {
  const field = path.slice(path.lastIndexOf('.') + 1), name = r.fields[field] ?? field
  const n = Math.max(0, ...(path.match(/\d+/g) ?? []).map(Number))
  return n ? fill(r.partOf, {field: name, n: n + 1}) : name
}
const anchor = path => '#' + (path === '' || path === 'version' ? 'form' : path)

const stateOf = v => {
  const open = hangs(v, 'severe')
  const runsOn = h => h.minutes && h.why.includes('ongoing') && h.why.every(why => why === 'ongoing' || why === 'users-range')
  return v.severe === 'undetermined' && open.length && open.every(runsOn) ? 'not-yet' : v.severe
}
const hangs = (v, report) => v.hangs.filter(h => h.report === report)

const reasons = a => {
  const {verdict: v, incident: i} = a, f = v.criteria[v.nearest]
  if (v.severe === 'yes') return [because(a, f)]
  if (v.severe === 'undetermined') return conditions(a, 'severe')
  if (!f) return [r.notTested[i.trigger]]
  if (f.service != null && onlyDegraded(a, f)) return [r.onlyStops]
  return short(a, f) ? [named(a, [groupOf(f)], fill(r.nearest, {bound: bound(f), short: short(a, f)}))] : []
}
// onlyDegraded tells whether the edition counts none of what happened to the group of a criterion.
const onlyDegraded = ({verdict: v, incident: i}, f) =>
  v.edition === 'before-2008-04-01' && i.services[f.service].impacts[f.impact].phases.every(p => p.effect === 'degrade')
const because = (a, f) => {
  if (f.facility) return fill(r.becauseFacility, {bound: bound(f)})
  const m = measured(a.verdict, f.service, f.impact)
  return fill(r.because, {what: what(a, f.service, f.impact), minutes: lengthOf(a, m), users: usersIn(m.users, unitOf(a, f)), bound: bound(f)})
}
export const what = (a, service, impact) => kindIn(a.incident.services[service], areaOf(a, service, impact))
const kindIn = ({kind}, area) => area ? fill(r.of, {what: r.kinds[kind], area}) : r.kinds[kind]
// areaOf names a group of users among those of its service: by its area, or else by its number.
export const areaOf = (a, service, impact) => {
  const {impacts} = a.incident.services[service]
  return impacts[impact].area || (impacts.length > 1 ? String(Number(impact) + 1) : '')
}
export const measured = (v, service, impact) => v.measured.find(m => m.service === service && m.impact === impact)
const lengthOf = (a, m) => goesOn(a, m) ? fill(r.soFar, {v: length(m.minutes.min)}) : lengthIn(m.minutes)
export const goesOn = (a, m) => m.minutes.max === undefined && a.incident.services[m.service].impacts[m.impact].phases.some(p => p.from && !p.to)
export const bound = f =>
  f.facility ? fill(r.lostBound, {what: r.facilities[f.facility], minutes: length(f.minutes)})
  : f.trigger ? r.leakBound
  : f.leftOut ? r.leftOut[f.leftOut]
  : !f.minutes ? fill(r.atLeast, {v: boundOf(f.users)})
  : !f.users ? fill(r.atLeast, {v: length(f.minutes)})
  : fill(r.bound, {minutes: length(f.minutes), users: boundOf(f.users)})
const unitOf = (a, f) => f.service == null ? '' : a.incident.services[f.service].impacts[f.impact].unit
const short = (a, f) => [f.minutesShort && length(f.minutesShort), f.usersShort && usersOf(unitOf(a, f))(f.usersShort)].filter(Boolean).join(r.and)

const conditions = (a, report) => {
  const open = hangs(a.verdict, report)
  if (open.length === 1 && open[0].why.join() === 'severe-undetermined') return [fill(r.cond.unless, {outcome: r.outcome[report]})]
  const said = new Map() // each sentence, and the groups of users that it is about
  for (const h of open.filter(h => !open.some(other => asksMore(h, other) || sooner(a.verdict, other, h)))) {
    for (const sentence of condition(a, h)) said.set(sentence, (said.get(sentence) ?? new Set()).add(groupOf(h)))
  }
  return [...said].map(([sentence, groups]) => named(a, [...groups], sentence))
}
// named says of which groups of users a sentence holds, where it is not all of them, nor a sum.
const groupOf = f => f.service == null || f.impact == null ? '' : f.service + '.' + f.impact
const named = (a, groups, sentence) => {
  const {services} = a.incident
  if (groups.includes('') || groups.length === services.flatMap(s => s.impacts).length) return sentence
  return [...new Set(services.map((s, n) => nameOf(a, n, groups)).filter(Boolean))].join(r.listJoin) + r.colon + sentence
}
// nameOf names those of the groups that belong to a service.
const nameOf = (a, n, groups) => {
  const service = a.incident.services[n], held = [...service.impacts.keys()].filter(i => groups.includes(n + '.' + i))
  return held.length && kindIn(service, held.map(i => areaOf(a, n, i)).filter(Boolean).join(r.listJoin))
}
const asksMore = ({service, impact, minutes = 0, users = 0}, {service: s, impact: i, minutes: m = 0, users: u = 0}) =>
  service !== undefined && service === s && impact === i && minutes >= m && users >= u && (minutes > m || users > u)
// sooner tells whether a condition comes true by the clock alone, before another one can.
const sooner = (v, h, other) => h.why.join() === 'ongoing' && !h.users && crossing(v, h) < crossing(v, other)
const plainWhys = ['users-range', 'minutes-range', 'ongoing', 'facility-unknown']
const condition = (a, h) => {
  const said = (h.minutes || h.users) && !h.why.some(why => why.endsWith('-summed')) ? [ifReached(a, h)] : []
  const whys = said.length ? h.why.filter(why => !plainWhys.includes(why)) : h.why
  return [...said, ...whys.map(why => r.why[why])]
}
const ifReached = (a, h) => {
  const at = h.minutes && crossing(a.verdict, h)
  const pattern = h.why.includes('facility-unknown') ? at ? 'until-lost' : 'lost' : !h.minutes ? 'users' : at ? h.users ? 'until-users' : 'until' : h.users ? 'both' : 'minutes'
  return fill(r.cond[pattern], {minutes: length(h.minutes ?? 0), users: boundOf(h.users ?? 0), time: at && momentAfter(at, text(now())), outcome: r.outcome[h.report]})
}
const ahead = at => at && seconds(at) > now()
const crossing = (v, h) => [...v.criteria, ...v.periodicCriteria]
  .find(f => f.service == h.service && f.impact == h.impact && f.minutes === h.minutes && ahead(f.crosses))?.crosses
const firstCrossing = a => hangs(a.verdict, 'severe').filter(h => !h.users).map(h => crossing(a.verdict, h)).filter(Boolean).sort()[0]

export const periodicState = answer => answer === 'yes' ? 'due' : answer
const periodic = a => {
  const {verdict: v} = a, l = {state: periodicState(v.periodic), text: r.periodic[v.periodic], reasons: []}
  if (v.periodic === 'yes') l.text = fill(l.text, {form: r.forms[v.duties.at(-1).form]})
  else if (v.periodic === 'undetermined') l.reasons = conditions(a, 'periodic')
  else if (v.severe === 'yes' && v.edition[0] === '2' && v.edition >= '2023-06-16') l.text = r.excluded
  else if (v.periodicCriteria.every(f => f.leftOut)) l.reasons = [...new Set(v.periodicCriteria.map(bound))]
  return l
}

const nearest = a => {
  const {verdict: v} = a, f = v.criteria[v.nearest]
  if (!f || v.severe === 'yes' || f.service != null && onlyDegraded(a, f)) return
  const of = named(a, [groupOf(f)], bound(f))
  if (f.service == null) return {bound: of, gauges: [gauge(r.time, '', minutesSide(f))]}
  const m = measured(v, f.service, f.impact)
  return {bound: of, gauges: [gauge(r.time, lengthOf(a, m), minutesSide(f)), gauge(r.people, usersIn(m.users, unitOf(a, f)), usersSide(a, f))]}
}
export const minutesSide = f => ({bound: f.minutes, short: f.minutesShort, say: length, unknown: f.minutesShort === f.minutes && !f.crosses, crosses: f.crosses})
export const usersSide = (a, f) => ({bound: f.users, short: f.usersShort, say: usersOf(unitOf(a, f)), unknown: f.usersShort >= f.users - 1})
export const word = s => !s.short ? r.reached : s.unknown ? fill(r.openFrom, {v: s.say(s.bound)}) : fill(r.short, {v: s.say(s.short)})
export const share = s => Math.floor((s.bound - s.short) * 100 / s.bound)
export const crossed = s => ahead(s.crosses) && fill(r.crosses, {time: momentAfter(s.crosses, text(now()))})
const gauge = (label, value, s) => ({label, value, state: s.short ? 'no' : 'yes', percent: share(s), word: word(s), more: crossed(s)})
const edition = v => fill(r.editionUsed, {edition: r.editions[v.edition].name, by: form.elements.c.value ? r.byChoice : r.byDate})

const step = d => {
  const name = r.duties[d.report], s = {when: r.promptly, name: name.name, rule: name.rule, source: d, form: r.forms[d.form]}
  if (!d.nominal) return s
  s.when = fill(r.due, {date: day(d.due)})
  s.date = d.due
  s.left = left(d.due)
  if (d.closed) s.moved = fill(r.moved, {nominal: day(d.nominal), why: [...new Set(d.closed.map(c => r.closures[c.why]))].join(r.listJoin)})
  return s
}
const left = due => {
  const days = Math.round((Date.parse(due) - Date.parse(text(now()).slice(0, 10))) / 86400000)
  return days > 0 ? fill(r.daysLeft, {n: number(days)}) : days === 0 ? r.dueToday : ''
}

// asUnderstood is what was read from a field.
const unitAt = (a, path) => {
  const [s, i] = path.match(/\d+/g)
  return a.incident?.services[s].impacts[i].unit
}
export const asUnderstood = (a, u) =>
  u.at ? ahead(u.at) ? fill(r.ahead, {v: approx(moment(u.at), u.approx)}) : approx(moment(u.at), u.approx)
  : u.path.endsWith('minutes') ? asRead(u, 0, length) : asRead(u, 1, usersOf(unitAt(a, u.path)))
