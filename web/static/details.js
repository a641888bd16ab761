// The details of the answer (views/calculator/details.go, details.templ), and the plane of time and users among them (plane.go, plane.templ).

import {fill, h} from '/static/page.js'
import {approx, length, lengthIn, moment, momentAfter, r, seconds, usersIn} from '/static/words.js'
import {evidence, grid} from '/static/parts.js'
import {areaOf, asUnderstood, bound, crossed, goesOn, measured, minutesSide, periodicState, share, usersSide, what, word} from '/static/result.js'

export const details = a => {
  const {verdict: v, incident: i} = a
  const sections = (i.services ?? []).map((s, n) => serviceSection(a, n)).filter(Boolean)
  const other = {title: i.trigger === 'information-leak' ? r.facts.trigger : r.facts.facility, rows: rowsOf(a)}
  if (other.rows.length) sections.push({...other, table: table(other.title)})
  return {facts: facts(a), sections, notes: v.notes, editions: editions(a)}
}
const table = of => ({caption: fill(r.of, {what: r.details, area: of}), columns: [r.columns.bound, r.columns.time, r.columns.people, r.columns.met]})
const rowsOf = (a, service, impact) => [
  ...rows(a, 'severe', a.verdict.criteria, service, impact), ...rows(a, 'periodic', a.verdict.periodicCriteria, service, impact)]
const serviceSection = (a, service) => {
  const s = a.incident.services[service]
  const found = s.impacts.flatMap((m, impact) => rowsOf(a, service, impact))
  const drawn = plane(a, service)
  return found.length && {title: r.kinds[s.kind], under: drawn && category(editionOf(a).categories[service]), plane: drawn, table: table(r.kinds[s.kind]), rows: found}
}
const editionOf = a => a.editions.find(e => e.edition === a.verdict.edition)
const category = c => c.categoryCode === 'all' ? r.noCategories : fill(r.category, {n: r.rowNames[c.category - 1]})
const rows = (a, report, findings, service, impact) => findings.filter(f => (f.service ?? undefined) === service && (f.impact ?? undefined) === impact).map(f => ({cells: [
  {text: bound(f), small: about(a, report, f), source: f},
  sideCell(minutesSide(f)),
  sideCell(usersSide(a, f)),
  {text: r.met[f.met], state: report === 'periodic' ? periodicState(f.met) : f.met},
]}))
const about = (a, report, f) => f.service == null || a.incident.services[f.service].impacts.length === 1 ? r.report[report]
  : fill(r.of, {what: r.report[report], area: areaOf(a, f.service, f.impact)})
const sideCell = s => s.bound ? {text: word(s), bar: true, percent: share(s), small: crossed(s)} : {}
const editions = a => ({
  caption: r.editionsTitle, columns: [r.columns.edition, r.columns.severe, r.columns.periodic, r.columns.category],
  rows: a.editions.toReversed().map(e => ({current: e.edition === a.verdict.edition, cells: [
    {text: e.edition === a.verdict.edition ? fill(r.of, {what: r.editions[e.edition].name, area: r.applied}) : r.editions[e.edition].name, small: r.editions[e.edition].change},
    {text: r.met[e.severe], state: e.severe}, {text: r.met[e.periodic], state: periodicState(e.periodic)},
    {text: e.categories.map(category).filter((name, n, all) => name !== all[n - 1]).join(r.listJoin)},
  ]})),
})
const facts = a => {
  const {incident: i} = a, u = a.understood.find(u => u.path === 'occurred')
  const list = [[r.facts.occurred, u ? asUnderstood(a, u) : moment(i.occurred)]]
  if (i.trigger !== 'telecom-equipment') list.push([r.facts.trigger, r.triggers[i.trigger]])
  if (i.facility !== 'ordinary') list.push([r.facts.facility, r.facilities[i.facility]])
  if (i.allTrafficLost || i.allTrafficLost === null) list.push([r.facts.lost, r.facts[i.allTrafficLost ? 'yes' : 'undetermined'] + r.listJoin + phases(i, i.phases)])
  if (i.equipment !== 'other') list.push([r.facts.equipment, r.equipments[i.equipment]])
  i.services?.forEach((s, n) => s.impacts.forEach((m, k) => list.push([what(a, n, k),
    [usersIn(m.users, m.unit), phases(i, m.phases), s.additionalFunction && r.facts.additional].filter(Boolean).join(r.listJoin)])))
  return list
}
const phases = (i, list = []) => list.map(p => r.facts[p.effect] + r.space + stretch(i, p)).join(r.listJoin)
const stretch = (i, p) => {
  if (!p.from) return lengthIn(p.minutes)
  const a = approx(momentAfter(p.from, i.occurred), p.fromAbout)
  if (!p.to) return fill(r.fromTo, {a, b: r.ongoing})
  const n = length(Math.floor((seconds(p.to) - seconds(p.from)) / 60))
  return fill(r.lasted, {v: fill(r.fromTo, {a, b: approx(momentAfter(p.to, p.from), p.toAbout)}), n: p.fromAbout || p.toAbout ? fill(r.about, {v: n}) : n})
}

export const detailsPart = d => [
  h('h2', {}, r.details),
  h('div', {class: 'facts'}, h('h3', {}, r.factsTitle), h('dl', {}, d.facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))))),
  ...d.sections.map(s => h('div', {class: 'section'}, h('h3', {}, s.title), s.under && h('p', {class: 'help'}, s.under),
    s.plane && planePart(s.plane), grid({...s.table, rows: s.rows}))),
  ...d.notes.length ? [h('div', {class: 'notes'}, h('h3', {}, r.notesTitle), h('ul', {}, d.notes.map(n => h('li', {}, h('span', {}, r.notes[n.code]), evidence(n.evidence)))))] : [],
  h('div', {class: 'editions'}, h('h3', {}, r.editionsTitle), h('p', {class: 'help'}, r.editionsHelp), grid(d.editions)),
]

// ---- The plane ----

const planeLeft = 54, planeRight = 394, planeTop = 10, planeBottom = 250
const along = (value, first, last, from, to) => from + (to - from) * Math.log(Math.min(Math.max(value, first), last) / first) / Math.log(last / first)
const planeX = minutes => along(minutes, 15, 6000, planeLeft, planeRight)
const planeY = users => along(users, 100, 10000000, planeBottom, planeTop)
const coordinate = v => String(Math.round(v * 10) / 10)

const plane = (a, service) => {
  const bounds = a.verdict.criteria.filter(f => f.service === service && f.impact === 0)
  if (!bounds.length) return
  const groups = a.incident.services[service].impacts
  return {
    severe: `M${planeRight} ${planeTop}` + bounds.map(f => 'V' + coordinate(planeY(f.users)) + 'H' + coordinate(planeX(f.minutes))).join('') + `V${planeTop}Z`,
    periodic: `M${planeLeft} ${planeTop}H${planeRight}V${planeBottom}H${coordinate(planeX(120))}V${coordinate(planeY(30000))}H${planeLeft}Z`,
    x: [30, 60, 120, 720, 1440].map(m => ({at: coordinate(planeX(m)), label: r.ticks[m]})),
    y: [500, 30000, 100000, 1000000].map(u => ({at: coordinate(planeY(u)), label: r.ticks[u]})),
    spots: groups.map((g, n) => ({...spot(a, measured(a.verdict, service, n)), label: groups.length > 1 && (g.area && [...g.area].length <= 8 ? g.area : String(n + 1))})),
  }
}
const spot = (a, m) => {
  const open = goesOn(a, m), {minutes, users} = m
  const left = planeX(minutes.min), right = planeX(open ? minutes.min : minutes.max ?? 6000)
  const bottom = planeY(users.min), top = planeY(users.max ?? 10000000)
  const at = {x: coordinate(left), y: coordinate(top), open}
  if (right - left < 0.5 && bottom - top < 0.5) return {...at, point: true}
  return {...at, width: coordinate(Math.max(right - left, 8)), height: coordinate(Math.max(bottom - top, 8))}
}
const planePart = p => h('figure', {class: 'plane'},
  h('svg', {viewBox: '0 0 400 290', role: 'img', 'aria-label': r.plane + r.colon + r.planeHelp},
    h('rect', {class: 'frame', x: '54', y: '10', width: '340', height: '240'}),
    h('path', {class: 'periodic', d: p.periodic}), h('path', {class: 'severe', d: p.severe}),
    p.x.map(t => [h('path', {class: 'grid', d: `M${t.at} 10V254`}), h('text', {class: 'tick x', x: t.at, y: '268'}, t.label)]),
    p.y.map(t => [h('path', {class: 'grid', d: `M50 ${t.at}H394`}), h('text', {class: 'tick y', x: '46', y: t.at}, t.label)]),
    h('text', {class: 'region severe', x: '388', y: '28'}, r.regions.severe),
    h('text', {class: 'region periodic', x: '388', y: '242'}, r.regions.periodic),
    h('text', {class: 'region none', x: '62', y: '242'}, r.regions.none),
    h('text', {class: 'axis', x: '394', y: '286'}, r.time),
    p.spots.map(spotPart)),
  h('figcaption', {}, r.planeHelp))
const spotPart = s => h('svg', {class: 'spot', x: s.x, y: s.y, width: '1', height: '1', overflow: 'visible'},
  s.open && h('path', {class: 'onward', d: 'M0 0H34m-7-6 7 6-7 6'}),
  s.point ? h('circle', {r: '6.5'}) : h('rect', {width: s.width, height: s.height, rx: '4'}),
  s.label && h('text', {x: '0', y: '-11'}, s.label))
