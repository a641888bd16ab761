// Jiko in the browser: the answer follows every keystroke. The rules are the Go core in WebAssembly; what is here sets its JSON
// into words and HTML, with functions of the names that draw the same on the server (views/words, views/ui, views/calculator).
// Without this file, or without WebAssembly, the form is sent to the server, which answers alike.

const json = id => JSON.parse(document.getElementById(id).textContent)
const r = json('words'), setup = json('setup')
const byId = id => document.getElementById(id)
const form = byId('form'), main = byId('main')

// ---- Words (views/words/format.go) ----

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)
const number = n => n.toLocaleString('en')
const usersOf = unit => n => fill(r.users[unit ?? ''], {n: number(n)})
const boundOf = n => r.tenThousands && n % 10000 === 0 ? fill(r.tenThousands, {n: number(n / 10000)}) : usersOf()(n)
const length = minutes => {
  const hours = fill(r.hours, {n: number(Math.floor(minutes / 60))}), rest = fill(r.minutes, {n: number(minutes % 60)})
  return minutes < 60 ? rest : minutes % 60 ? hours + r.join + rest : hours
}
// range is a quantity of the JSON: a number, its bounds, or null when nothing is known.
const range = (q, least) => typeof q === 'number' ? {min: q, max: q} : {min: least, max: Infinity, ...q}
const quantity = (q, least, one) =>
  q.mark === 'about' ? fill(r.about, {v: one(q.stated)})
  : q.mark === 'highest' ? fill(r.highest, {v: one(q.stated)})
  : q.min === q.max ? one(q.min)
  : q.max === Infinity ? q.min <= least ? r.unknown : fill(r.atLeast, {v: one(q.min)})
  : q.min <= least ? fill(r.atMost, {v: one(q.max)})
  : fill(r.between, {a: one(q.min), b: one(q.max)})
const usersIn = (q, unit) => quantity(range(q, 1), 1, usersOf(unit))
const lengthIn = q => quantity(range(q, 0), 0, length)
const asRead = (q, least, one) => {
  q = range(q, least)
  const said = quantity(q, least, one)
  return q.mark !== 'about' || q.min === q.max ? said : fill(r.readAs, {v: said, r: quantity({...q, mark: ''}, least, one)})
}
const day = date => {
  const [y, m, d] = date.slice(0, 10).split('-').map(Number)
  return fill(r.date, {y, m: r.months[m - 1], d, w: r.weekdays[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]})
}
const clock = at => Number(at.slice(11, 13)) + at.slice(13, 16) + (at[16] === ':' ? at.slice(16, 19) : '')
const moment = at => fill(r.dateTime, {date: day(at), time: clock(at)})
const approx = (said, about) => about ? fill(r.approx, {v: said}) : said
const momentAfter = (at, before) => at.slice(0, 10) === before.slice(0, 10) ? clock(at) : moment(at)

// Instants are seconds of the wall clock in Japan, as the core counts them; in the JSON they are text.
const east = 9 * 60 * 60
const now = () => Math.floor(Date.now() / 1000) + east
const text = seconds => new Date(seconds * 1000).toISOString().slice(0, 19)
const seconds = at => Date.parse(at) / 1000 + east

// ---- HTML ----

const svgNames = new Set(['svg', 'use', 'path', 'rect', 'circle', 'text'])
const h = (name, attributes, ...children) => {
  const e = svgNames.has(name) ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value || value === '') e.setAttribute(key, value === true ? '' : value)
  e.append(...children.flat(2).filter(Boolean))
  return e
}

// patch makes an element like another one and keeps what is the same, so that focus and selection stay.
const patch = (from, to) => {
  for (const {name} of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name)
  for (const {name, value} of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  patchChildren(from, [...to.childNodes])
}
const patchChildren = (from, wanted) => {
  const have = [...from.childNodes].filter(node => node.nodeType === 1 || node.data.trim() || node.remove())
  wanted.forEach((node, i) => {
    const old = have[i]
    if (!old) from.append(node)
    else if (old.nodeName !== node.nodeName) old.replaceWith(node)
    else if (old.nodeType === 1) patch(old, node)
    else if (old.data !== node.data) old.data = node.data
  })
  have.slice(wanted.length).forEach(node => node.remove())
}

// ---- Parts (views/ui) ----

const icon = name => h('svg', {class: 'icon', 'aria-hidden': 'true', focusable: 'false'}, h('use', {href: '#i-' + name}))
const evidence = code => code !== 'verified' && h('span', {class: 'evidence', title: r.evidenceHelp[code]}, r.evidence[code])
const notice = l => h('p', {class: 'notice', 'data-state': l.state}, icon(l.state), h('span', {}, l.text))
const links = items => h('ul', {class: 'links'}, items.map(item => h('li', {}, h('a', {href: item.href}, item.text))))
const errorSummary = s => h('div', {class: 'summary', id: 'summary', role: 'group', 'aria-labelledby': 'summary-title', tabindex: '-1'},
  icon('problem'), h('div', {}, h('h2', {id: 'summary-title'}, s.title), links(s.items)))
const bar = percent => h('svg', {class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
  h('rect', {class: 'track', width: '100', height: '8'}), h('rect', {class: 'share', width: String(percent), height: '8'}))
const stat = g => h('div', {class: 'stat', 'data-state': g.state},
  h('p', {class: 'label'}, g.label), h('p', {class: 'value'}, g.value), bar(g.percent),
  h('p', {class: 'word'}, h('span', {}, g.word), g.more && h('span', {}, g.more)))
const cite = s => h('p', {class: 'cite'}, h('a', {href: s.url, lang: 'ja', rel: 'external'}, s.citation), evidence(s.evidence))
const steps = list => h('ol', {class: 'steps'}, list.map(s => h('li', {class: 'step'},
  h('p', {class: 'when'}, s.date ? h('time', {datetime: s.date}, s.when) : h('span', {}, s.when), s.left && h('span', {class: 'left'}, s.left)),
  h('p', {class: 'what'}, h('span', {class: 'name'}, s.name), s.form && h('span', {class: 'form'}, s.form)),
  h('p', {class: 'rule'}, s.rule), s.moved && h('p', {class: 'rule'}, s.moved), cite(s.source))))
const cell = c => [c.state && icon(c.state), c.text && h('span', {class: 'text'}, c.text), c.bar && bar(c.percent),
  c.small && h('span', {class: 'small'}, c.small), c.source && cite(c.source)]
const grid = t => h('table', {role: 'table'}, h('caption', {}, t.caption),
  h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, t.columns.map(c => h('th', {role: 'columnheader', scope: 'col'}, c)))),
  h('tbody', {role: 'rowgroup'}, t.rows.map(row => h('tr', {role: 'row', 'aria-current': row.current && 'true'},
    row.cells.map((c, i) => i ? h('td', {role: 'cell', 'data-label': t.columns[i], 'data-state': c.state || ''}, cell(c))
      : h('th', {role: 'rowheader', scope: 'row'}, cell(c)))))))

// ---- The answer (views/calculator/result.go, reasons.go, nearest.go, duties.go): a is the JSON of the core, v the verdict in it, i the incident ----

const result = a => {
  const {verdict: v} = a
  if (!v) return unanswered(a)
  let state = stateOf(v)
  const res = {
    answered: true, headline: r.severe[state], reasons: reasons(a), periodic: periodic(a), nearest: nearest(a),
    duties: v.duties.map(step), conditional: v.conditionalDuties.map(step), query: a.query, link: setup.home + '?' + a.query, edition: edition(v),
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

const asks = a => [
  ...a.problems.map(p => ({text: fieldName(p.path) + r.colon + refusal(p), href: anchor(p.path)})),
  ...a.missing.map(path => ({text: fill(r.fillIn, {field: fieldName(path)}), href: anchor(path)})),
]
const refusal = p => fill(r.problems[p.code] ?? r.problems.malformed, {part: p.part})
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
  return short(a, f) ? [fill(r.nearest, {bound: bound(f), short: short(a, f)})] : []
}
// onlyDegraded tells whether the edition counts none of what happened to the group of a criterion.
const onlyDegraded = ({verdict: v, incident: i}, f) =>
  v.edition === 'before-2008-04-01' && i.services[f.service].impacts[f.impact].phases.every(p => p.effect === 'degrade')
const because = (a, f) => {
  if (f.facility) return fill(r.becauseFacility, {bound: bound(f)})
  const m = measured(a.verdict, f.service, f.impact)
  return fill(r.because, {what: what(a, f.service, f.impact), minutes: lengthOf(a, m), users: usersIn(m.users, unitOf(a, f)), bound: bound(f)})
}
const what = (a, service, impact) => {
  const s = a.incident.services[service], {area} = s.impacts[impact]
  return area ? fill(r.of, {what: r.kinds[s.kind], area}) : r.kinds[s.kind]
}
const measured = (v, service, impact) => v.measured.find(m => m.service === service && m.impact === impact)
const lengthOf = (a, m) => goesOn(a, m) ? fill(r.soFar, {v: length(m.minutes.min)}) : lengthIn(m.minutes)
const goesOn = (a, m) => m.minutes.max === undefined && a.incident.services[m.service].impacts[m.impact].phases.some(p => p.from && !p.to)
const bound = f =>
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
  return [...new Set(open.filter(h => !open.some(other => asksMore(h, other) || sooner(a.verdict, other, h))).flatMap(h => condition(a, h)))]
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

const periodicState = answer => answer === 'yes' ? 'due' : answer
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
  if (!f || v.severe === 'yes') return
  if (f.service == null) return {bound: bound(f), gauges: [gauge(r.time, '', minutesSide(f))]}
  const m = measured(v, f.service, f.impact)
  return {bound: bound(f), gauges: [gauge(r.time, lengthOf(a, m), minutesSide(f)), gauge(r.people, usersIn(m.users, unitOf(a, f)), usersSide(a, f))]}
}
const minutesSide = f => ({bound: f.minutes, short: f.minutesShort, say: length, unknown: f.minutesShort === f.minutes && !f.crosses, crosses: f.crosses})
const usersSide = (a, f) => ({bound: f.users, short: f.usersShort, say: usersOf(unitOf(a, f)), unknown: f.usersShort >= f.users - 1})
const word = s => !s.short ? r.reached : s.unknown ? fill(r.openFrom, {v: s.say(s.bound)}) : fill(r.short, {v: s.say(s.short)})
const share = s => Math.floor((s.bound - s.short) * 100 / s.bound)
const crossed = s => ahead(s.crosses) && fill(r.crosses, {time: momentAfter(s.crosses, text(now()))})
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

// ---- The answer as HTML (views/calculator/answer.templ) ----

const answerPart = res => [
  h('div', {class: 'verdict', 'data-state': res.state}, icon(res.state), h('div', {},
    h('h2', {id: 'verdict', tabindex: '-1'}, res.headline), res.reasons.map(reason => h('p', {}, reason)),
    res.until && h('p', {class: 'countdown', 'data-until': res.until}), res.asks && links(res.asks))),
  ...res.first ? [examples()] : [],
  ...res.answered ? [
    h('div', {class: 'also'}, notice(res.periodic), res.periodic.reasons.map(reason => h('p', {class: 'reason'}, reason))),
    ...res.nearest ? [nearestPart(res.nearest)] : [],
    h('div', {class: 'duties'}, h('h3', {}, r.dutiesTitle), res.duties.length ? steps(res.duties) : h('p', {}, r.noDuties),
      res.conditional.length && [h('h4', {}, r.ifYes), steps(res.conditional)]),
    actions(res),
    h('div', {class: 'footing'}, h('p', {}, res.edition), h('p', {}, r.caveat),
      h('p', {class: 'more'}, h('a', {href: '#details'}, r.toDetails), h('a', {href: '#form'}, r.toForm))),
  ] : [],
]
const examples = () => h('div', {class: 'examples'}, h('h3', {}, r.examples), h('p', {class: 'help'}, r.examplesHelp),
  h('ul', {}, r.exampleList.map(e => h('li', {}, h('a', {href: setup.home + '?' + e.query}, h('span', {class: 'name'}, e.name), h('span', {class: 'what'}, e.what))))))
const nearestPart = n => h('div', {class: 'nearest'}, h('h3', {}, r.nearestTitle), h('p', {class: 'bound'}, n.bound), h('div', {class: 'stats'}, n.gauges.map(stat)))
const actions = res => h('div', {class: 'actions'},
  setup.filing && h('a', {class: 'button', href: setup.filing + '?' + res.query}, setup.fileIt),
  res.duties.length + res.conditional.length > 0 && h('a', {class: 'quiet', href: setup.home + 'duties.ics?' + res.query, 'data-do': 'calendar'}, icon('calendar'), h('span', {}, r.calendar)),
  h('a', {class: 'quiet', href: res.link, 'data-do': 'link'}, icon('link'), h('span', {}, r.link)),
  action('address', 'link', r.copyLink), action('text', 'copy', r.copyText), action('json', 'copy', r.copyJSON), action('print', 'print', r.print))
const action = (what, picture, words) => h('button', {type: 'button', class: 'quiet js', 'data-do': what}, icon(picture), h('span', {}, words))

// ---- The details (views/calculator/details.go, details.templ) ----

const details = a => {
  const {verdict: v, incident: i} = a
  const sections = (i.services ?? []).map((s, n) => serviceSection(a, n)).filter(Boolean)
  const other = {title: i.trigger === 'information-leak' ? r.facts.trigger : r.facts.facility, table: table(), rows: rowsOf(a)}
  if (other.rows.length) sections.push(other)
  return {facts: facts(a), sections, notes: v.notes, editions: editions(a)}
}
const table = () => ({caption: r.details, columns: [r.columns.bound, r.columns.time, r.columns.people, r.columns.met]})
const rowsOf = (a, service, impact) => [
  ...rows(a, 'severe', a.verdict.criteria, service, impact), ...rows(a, 'periodic', a.verdict.periodicCriteria, service, impact)]
const serviceSection = (a, service) => {
  const s = a.incident.services[service]
  const found = s.impacts.flatMap((m, impact) => rowsOf(a, service, impact))
  const drawn = plane(a, service)
  return found.length && {title: r.kinds[s.kind], under: drawn && category(editionOf(a).categories[service]), plane: drawn, table: table(), rows: found}
}
const editionOf = a => a.editions.find(e => e.edition === a.verdict.edition)
const category = c => c.categoryCode === 'all' ? r.noCategories : fill(r.category, {n: r.rowNames[c.category - 1]})
const rows = (a, report, findings, service, impact) => findings.filter(f => (f.service ?? undefined) === service && (f.impact ?? undefined) === impact).map(f => ({cells: [
  {text: bound(f), small: about(a, report, f), source: f},
  sideCell(minutesSide(f)),
  sideCell(usersSide(a, f)),
  {text: r.met[f.met], state: report === 'periodic' ? periodicState(f.met) : f.met},
]}))
const about = (a, report, f) => {
  const impacts = f.service == null ? [] : a.incident.services[f.service].impacts
  return impacts.length > 1 && impacts[f.impact].area ? fill(r.of, {what: r.report[report], area: impacts[f.impact].area}) : r.report[report]
}
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

const detailsPart = d => [
  h('h2', {}, r.details),
  h('div', {class: 'facts'}, h('h3', {}, r.factsTitle), h('dl', {}, d.facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))))),
  ...d.sections.map(s => h('div', {class: 'section'}, h('h3', {}, s.title), s.under && h('p', {class: 'help'}, s.under),
    s.plane && planePart(s.plane), grid({...s.table, rows: s.rows}))),
  ...d.notes.length ? [h('div', {class: 'notes'}, h('h3', {}, r.notesTitle), h('ul', {}, d.notes.map(n => h('li', {}, h('span', {}, r.notes[n.code]), evidence(n.evidence)))))] : [],
  h('div', {class: 'editions'}, h('h3', {}, r.editionsTitle), h('p', {class: 'help'}, r.editionsHelp), grid(d.editions)),
]

// ---- The plane (views/calculator/plane.go, plane.templ) ----

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

// ---- To take along ----

// inText is the answer for the log of the incident.
const inText = (res, d) => [
  res.headline, ...res.reasons, res.periodic.text, ...res.periodic.reasons, '',
  ...d.facts.map(([name, value]) => name + r.colon + value), '',
  r.dutiesTitle, ...res.duties.map(inLine), ...res.duties.length ? [] : [r.noDuties],
  ...res.conditional.length ? [r.ifYes, ...res.conditional.map(inLine)] : [], '',
  res.edition, r.caveat, location.origin + res.link, '',
].join('\n')
const inLine = s => '- ' + s.when + r.space + s.name + (s.form ? r.space + s.form : '') + r.listJoin +
  (s.source.evidence === 'verified' ? s.source.citation : fill(r.of, {what: s.source.citation, area: r.evidence[s.source.evidence]}))

// calendar is the file of the dates that are due (views/calculator/ics.go).
const calendar = ({verdict: v, query}, link) => {
  const stamp = s => text(s - east).replace(/[-:]/g, '') + 'Z', incident = digest(query)
  const event = (status, title) => d => {
    const name = r.duties[d.report], date = d.due.replaceAll('-', '')
    return ['BEGIN:VEVENT', `UID:${d.report}-${incident}@jiko`, 'DTSTAMP:' + stamp(now()), 'DTSTART;VALUE=DATE:' + date,
      'STATUS:' + status, 'SUMMARY:' + escaped(fill(title, {duty: name.name})), 'DESCRIPTION:' + escaped([r.forms[d.form], name.rule, d.citation, link].join('\n')),
      'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:' + escaped(name.name), 'TRIGGER:-P3D', 'END:VALARM', 'END:VEVENT']
  }
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Jiko//JA',
    ...v.duties.filter(d => d.due).flatMap(event('CONFIRMED', r.calendarTitle)),
    ...v.conditionalDuties.filter(d => d.due).flatMap(event('TENTATIVE', r.calendarIf)), 'END:VCALENDAR', '']
  return lines.map(folded).join('\r\n')
}
// digest is a short name for a text (FNV-1a, 64 bits).
const digest = value => new TextEncoder().encode(value)
  .reduce((hash, byte) => BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n).toString(16).padStart(16, '0')
const escaped = value => value.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
const folded = line => {
  let out = '', room = 73
  for (const c of line) {
    const size = new TextEncoder().encode(c).length
    if (size > room) { out += '\r\n '; room = 72 }
    out += c
    room -= size
  }
  return out
}

const copy = async (button, value) => {
  let said = r.copied
  try { await navigator.clipboard.writeText(value) } catch { said = r.copyFailed }
  const label = button.lastElementChild, before = label.textContent
  label.textContent = said
  announce(said)
  setTimeout(() => { label.textContent = before }, 2000)
}

// ---- The core ----

let core
const ask = (query, clock = now()) => {
  const bytes = new TextEncoder().encode(query), at = core.input(bytes.length)
  if (!at) return {understood: [], problems: [{path: '', code: 'too-long', part: ''}], missing: []}
  new Uint8Array(core.memory.buffer, at, bytes.length).set(bytes)
  const size = core.ask(bytes.length, BigInt(clock))
  return JSON.parse(new TextDecoder().decode(new Uint8Array(core.memory.buffer, core.answer(), size)))
}
const load = async () => {
  const {instance} = await WebAssembly.instantiateStreaming(fetch(setup.core))
  core = instance.exports
  core._initialize()
  document.documentElement.classList.add('live')
}

// ---- The form ----

// typed is the query string of the form without what need not be said: defaults, blanks, and what is asked of a facility while
// none was chosen.
const typed = () => {
  let skipped = false
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name[0], value]).filter(([key, value]) => {
    if (key === 'f') skipped = value === 'ordinary'
    if (key === 'g') skipped = false
    return !skipped && ('kue'.includes(key) || value && !usual.includes(key + value))
  })).toString()
}
const usual = ['xtelecom-equipment', 'gother', 'lunknown']

// draft takes a query string apart, as shared/caseline does.
const draft = query => {
  const d = {phases: [], services: []}
  let service, impact, phase, open = d
  const openService = k => { d.services.push(service = {k, impacts: []}); impact = phase = undefined }
  const openImpact = u => { service ?? openService(''); service.impacts.push(impact = {u, phases: []}); open = impact; phase = undefined }
  const openPhase = e => { if (service && !impact) openImpact(''); open.phases.push(phase = {e}) }
  for (const [name, value] of new URLSearchParams(query)) {
    const key = name[0]
    if (name === 'do' || name.length > 1 && !/^\d+$/.test(name.slice(1))) continue
    if (key === 'k') openService(value)
    else if (key === 'u') openImpact(value)
    else if (key === 'e') openPhase(value)
    else if (key === 'y') { service ?? openService(''); service.y = value }
    else if (key === 'a') { impact ?? openImpact(''); impact.a = value }
    else if ('dbnm'.includes(key)) { phase ?? openPhase(''); phase[key] = value }
    else if (key === 'f') { d.f = value; open = d; service = impact = phase = undefined }
    else d[key] = value
  }
  return d
}

let group = 1000 // keeps the groups of radio buttons apart; those of the server count from one
const part = (id, places) => {
  const t = document.createElement('template')
  t.innerHTML = byId(id).innerHTML.replace(/\{(\w)(\+?)\}/g, (all, key, next) => key === 'n' ? group + next : places[key] + (next ? 1 : 0))
  group++
  return t.content.firstElementChild
}
const setRadio = (within, key, value) => within.querySelectorAll(`[type=radio][name^="${key}"]`).forEach(e => { e.checked = e.value === value })
const setText = (within, key, value = '') => { within.querySelector(`[name="${key}"]`).value = value }
const setPhase = (e, p) => {
  setRadio(e, 'd', p.d || (p.n ? 'until' : p.m ? 'length' : 'ongoing'))
  setText(e, 'b', p.b)
  setText(e, 'n', p.n)
  setText(e, 'm', p.m)
  e.querySelector('.from').open = !!p.b
}
// spoken is a canonical number of users, as an address has it, the way people write it (views/calculator/spoken.go).
const canonical = new RegExp(`^(~|\\^|\\.\\.)?([1-9]\\d*)(?:\\.\\.([1-9]\\d*))?(${Object.keys(r.users).join('|')})(\\.\\.)?$`)
const spoken = typed => {
  const [, before, a, b, unit, behind] = typed.match(canonical) ?? [], bounds = [before, b, behind].filter(Boolean).length
  if (!a || bounds > 1 || bounds + unit.length === 0 || behind && a === '1') return typed
  const n = BigInt(a)
  const q = {'~': {mark: 'about', stated: n}, '^': {mark: 'highest', stated: n}, '..': {min: 1, max: n}}[before] ??
    {min: n, max: b ? BigInt(b) : behind ? Infinity : n}
  return quantity(q, 1, unit ? usersOf(unit) : number)
}
const some = (list, blank) => list.length ? list : [blank]

// build sets a draft into the form.
const build = d => {
  byId('services').replaceChildren(...some(d.services, {impacts: []}).map((service, s) => {
    const e = part('service-template', {s})
    setRadio(e, 'k', service.k ?? '')
    e.querySelector('[name=y]').checked = service.y === 'yes'
    e.querySelector('details').open = service.y === 'yes'
    e.querySelector('.impacts').append(...some(service.impacts, {phases: []}).map((impact, i) => buildImpact(impact, s, i)))
    return e
  }))
}
const buildImpact = (impact, s, i) => {
  const e = part('impact-template', {s, i})
  setText(e, 'u', spoken(impact.u ?? ''))
  setText(e, 'a', impact.a)
  e.querySelector('.phases').append(...some(impact.phases, {}).map((phase, p) => {
    const e = part('phase-template', {s, i, p})
    setRadio(e, 'e', phase.e || 'stop')
    setPhase(e, phase)
    return e
  }))
  return e
}
// buildAll sets also what stands outside the services.
const buildAll = d => {
  build(d)
  setText(form, 't', d.t)
  setText(form, 'c', d.c)
  for (const [key, usual] of [['x', 'telecom-equipment'], ['f', 'ordinary'], ['l', 'unknown'], ['g', 'other']]) setRadio(form, key, d[key] || usual)
  const first = byId('phases').firstElementChild
  d.phases.forEach((p, n) => {
    let e = first
    if (n) {
      e = first.cloneNode(true)
      e.outerHTML = ''
      const t = document.createElement('template')
      t.innerHTML = first.outerHTML.replaceAll('phases[0]', `phases[${n}]`).replace(/name="d\d*"/g, `name="d${group++}"`)
      byId('phases').append(e = t.content.firstElementChild)
    }
    setPhase(e, p)
  })
  form.querySelector('.special').open = !!(d.x || d.g || d.c || d.f && d.f !== 'ordinary')
}

// edit makes the change that a button asks for (views/calculator/edit.go), and gives the id of the part to go to.
const edit = (d, action) => {
  const [name, rest = ''] = action.split(':'), [s, i, p] = rest.split('.').filter(Boolean).map(Number)
  const service = d.services[s], impact = service?.impacts[i], copyOf = list => list.map(phase => ({...phase}))
  const at = `services[${s}]`
  switch (name) {
    case 'add-service': d.services.push({k: '', impacts: [{u: '', phases: copyOf(d.services.at(-1)?.impacts.at(-1)?.phases ?? [])}]}); return `services[${d.services.length - 1}]`
    case 'add-impact': service.impacts.push({u: '', phases: copyOf(service.impacts.at(-1).phases)}); return `${at}.impacts[${service.impacts.length - 1}]`
    case 'add-phase': impact.phases.push({e: 'stop', d: 'until'}); return `${at}.impacts[${i}].phases[${impact.phases.length - 1}]`
    case 'remove-service': d.services.splice(s, 1); return `services[${Math.max(0, s - 1)}]`
    case 'remove-impact': service.impacts.splice(i, 1); return `${at}.impacts[${Math.max(0, i - 1)}]`
    case 'remove-phase': impact.phases.splice(p, 1); return `${at}.impacts[${i}].phases[${Math.max(0, p - 1)}]`
  }
}

const unitAt = (a, path) => {
  const [s, i] = path.match(/\d+/g)
  return a.incident?.services[s].impacts[i].unit
}
const asUnderstood = (a, u) =>
  u.at ? ahead(u.at) ? fill(r.ahead, {v: approx(moment(u.at), u.approx)}) : approx(moment(u.at), u.approx)
  : u.path.endsWith('minutes') ? asRead(u, 0, length) : asRead(u, 1, usersOf(unitAt(a, u.path)))

// showFields shows beside each field what was understood, and what is wrong: not before the person has left the field.
const showFields = a => {
  const said = new Map(a.understood.map(u => [u.path + '-read', asUnderstood(a, u)]))
  const wrong = new Map(a.problems.map(p => [p.path + '-error', refusal(p)]))
  if (submitted) a.missing.forEach(path => wrong.set(path + '-error', r.problems.required))
  for (const e of form.querySelectorAll('.read')) {
    const value = said.get(e.id)
    patchChildren(e, value ? [h('span', {class: 'unseen'}, r.understood), h('span', {}, value)] : [])
  }
  for (const e of form.querySelectorAll('.error')) {
    const control = byId(e.id.slice(0, -6)), value = wrong.get(e.id) ?? ''
    if (value && !e.textContent && control === document.activeElement && !submitted) continue
    e.textContent = value
    if (control?.matches('input')) value ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid')
  }
}

// ---- The page ----

let submitted = setup.query.includes('do=judge'), last, lastSaid = '', timer
const announce = words => { byId('live').textContent = words }

// update asks the core and shows what it answers.
const update = () => {
  if (!core) return
  const a = ask(typed())
  const res = result(a), d = a.verdict && details(a)
  last = {a, res, d}
  patchChildren(byId('answer'), answerPart(res))
  patchChildren(byId('details'), d ? detailsPart(d) : [])
  showFields(a)
  showSummary(a)
  const dock = document.querySelector('.dock')
  dock.dataset.state = res.state
  patchChildren(dock, [icon(res.state), h('span', {}, res.headline), ...res.until ? [h('span', {class: 'countdown', 'data-until': res.until})] : []])
  tick()
  clearTimeout(timer)
  timer = setTimeout(settle, 700)
}

// settle follows once the person pauses: the address, the title, and what a screen reader says.
const settle = () => {
  const {a, res} = last, query = a.query ?? typed(), there = res.first ? '' : '?' + query
  document.title = (byId('summary') ? setup.errorPrefix : '') + (res.first ? '' : res.headline + setup.titleJoin) + setup.title
  history.replaceState(null, '', setup.at + there + location.hash)
  byId('language').href = setup.other + there
  const said = [res.headline, ...res.reasons, ...res.answered ? [res.periodic.text] : []].join(r.space)
  if (said !== lastSaid && lastSaid) announce(said)
  lastSaid = said
}

// pin writes a moment that is meant by the clock (今, 2:10) as the instant that it means, once its field is left: while the page stays
// open it would come to mean another one, and what goes on would never last.
const pin = () => {
  if (!core) return
  const query = typed(), lastYear = ask(query, now() - 366 * 86400).understood
  for (const {path, at, approx: about} of ask(query).understood) {
    const e = byId(path)
    if (!at || e === document.activeElement || lastYear.some(u => u.path === path && u.at === at)) continue
    const meant = /\p{Nd}/u.test(e.value) ? at : at.slice(0, 16) // 今 is meant to the minute
    e.value = approx(meant.slice(0, 10) + ' ' + clock(meant), about)
  }
}
const leave = () => {
  pin()
  update()
}

const showSummary = a => {
  const old = byId('summary'), items = asks(a)
  if (!items.length || !old && !submitted) return old?.remove()
  const s = errorSummary({title: a.problems.length ? r.problemsTitle : r.missingTitle, items})
  old ? patch(old, s) : submitted === 'now' && main.querySelector('.intro').after(s)
}

// tick counts down to what comes next.
const tick = () => {
  for (const e of document.querySelectorAll('[data-until]')) {
    const n = seconds(e.dataset.until) - now()
    e.textContent = n > 0 ? fill(r.toGo, {v: length(Math.floor(n / 60)) + r.join + fill(r.seconds, {n: n % 60})}) : ''
  }
}

form.addEventListener('input', update)
// What appears once a field is left moves what stands below, so it waits until a press is over: between down and up, the button would
// slip away from under the pointer, and nothing would be clicked.
let pressed = false, waiting = false
addEventListener('pointerdown', () => { pressed = true }, true)
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => {
    if (waiting) setTimeout(leave)
    pressed = waiting = false
  }, true)
}
form.addEventListener('focusout', () => pressed ? waiting = true : setTimeout(leave))
form.addEventListener('submit', event => {
  const action = event.submitter?.value ?? 'judge'
  if (action !== 'judge') {
    event.preventDefault()
    const d = draft(new URLSearchParams(new FormData(form)))
    const id = edit(d, action)
    build(d)
    update()
    const e = byId(id)
    ;(action.startsWith('add') ? e?.querySelector('input:not([type=hidden], [type=radio]), input:checked') : e)?.focus()
    return
  }
  if (!core) return
  event.preventDefault()
  submitted = 'now'
  update()
  submitted = true
  ;(byId('summary') ?? byId('verdict')).focus()
})
document.addEventListener('click', event => {
  const e = event.target.closest('[data-do], [data-now]')
  if (!e) return
  if (e.dataset.now) {
    byId(e.dataset.now).value = text(now()).slice(0, 16).replace('T', ' ')
    update()
    return
  }
  const link = location.origin + last?.res.link
  switch (last && e.dataset.do) {
    case 'address': copy(e, link); break
    case 'text': copy(e, inText(last.res, last.d)); break
    case 'json': copy(e, JSON.stringify({incident: last.a.incident, verdict: last.a.verdict}, null, 1)); break
    case 'print': print(); break
    case 'calendar': {
      event.preventDefault()
      const url = URL.createObjectURL(new Blob([calendar(last.a, link)], {type: 'text/calendar'}))
      h('a', {href: url, download: 'jiko.ics'}).click()
      setTimeout(() => URL.revokeObjectURL(url), 10000)
    }
  }
})
new IntersectionObserver(seen => { document.querySelector('.dock').hidden = seen.at(-1).isIntersecting }, {rootMargin: '0px 0px -25%'}).observe(byId('answer'))

let minute
setInterval(() => {
  if (document.hidden || !last) return
  tick()
  const m = Math.floor(now() / 60)
  if (m !== minute && minute && last.a.incident?.asOf) update()
  minute = m
}, 1000)

// A page kept for offline use answers nothing: what the address asks is set into its form here.
if (location.search.slice(1) !== setup.query) buildAll(draft(location.search))
load().then(leave, () => {})
navigator.serviceWorker?.register(setup.worker)
