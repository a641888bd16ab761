// Jiko in the browser: the answer follows every keystroke. The rules are the Go core in WebAssembly; what this
// file imports sets its JSON into words and HTML, with functions of the names that draw the same on the server (views/words, views/ui,
// views/calculator).
// Without these files, or without WebAssembly, the form is sent to the server, which answers alike.

import {byId, fill, form, h} from '/static/page.js'
import {length, now, r, seconds, setup, text, written} from '/static/words.js'
import {errorSummary, icon, patch, patchChildren} from '/static/parts.js'
import {asUnderstood, asks, refusal, result} from '/static/result.js'
import {answerPart} from '/static/answer.js'
import {details, detailsPart} from '/static/details.js'
import {calendar, inText} from '/static/export.js'
import {build, buildAll, draft, edit, typed} from '/static/form.js'

// ---- The core ----

let core
const ask = (query, clock = now()) => {
  const bytes = new TextEncoder().encode(query), at = core.input(bytes.length)
  if (!at) return {understood: [], problems: [{path: longest().id, code: 'too-long', part: ''}], missing: []}
  new Uint8Array(core.memory.buffer, at, bytes.length).set(bytes)
  const size = core.ask(bytes.length, BigInt(clock))
  return JSON.parse(new TextDecoder().decode(new Uint8Array(core.memory.buffer, core.answer(), size)))
}
const longest = () => [...form.querySelectorAll('input')].reduce((a, b) => b.value.length > a.value.length ? b : a)
const load = async () => {
  const {instance} = await WebAssembly.instantiateStreaming(fetch(setup.core))
  core = instance.exports
  core._initialize()
  document.documentElement.classList.add('live')
}

// ---- The page ----

let submitted = setup.query.includes('do=judge'), last, lastSaid = '', lastAnswer, timer
const minute = () => Math.floor(now() / 60)
const announce = words => { byId('live').textContent = words }

// update asks the core and shows what it answers.
const update = () => {
  if (!core) return
  const a = ask(typed())
  const res = result(a), d = a.verdict && details(a)
  last = {a, res, d, minute: minute()}
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

// settle follows once the person pauses: the address, the title, and what a screen reader says.
const settle = () => {
  const {a, res} = last, query = a.query ?? typed(), there = res.first ? '' : '?' + query
  document.title = (byId('summary') ? setup.errorPrefix : '') + (res.first ? '' : res.headline + setup.titleJoin) + setup.title
  if (core.input(query.length)) { // else nobody could open it
    history.replaceState(null, '', setup.at + there + location.hash)
    byId('language').href = setup.other + there
  }
  // What only grows with the clock is not said each minute: not before the answer is another one.
  const said = [res.headline, ...res.reasons, ...res.answered ? [res.periodic.text] : [], ...(res.asks ?? []).map(ask => ask.text)].join(r.space)
  const answer = [query, res.headline, res.periodic?.text].join()
  if (lastSaid && said !== lastSaid && answer !== lastAnswer) announce(said)
  lastSaid = said
  lastAnswer = answer
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
    e.value = written(meant, about)
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
  old ? patch(old, s) : submitted === 'now' && byId('main').querySelector('.intro').after(s)
}

// tick counts down to what comes next.
const tick = () => {
  for (const e of document.querySelectorAll('[data-until]')) {
    const n = seconds(e.dataset.until) - now()
    e.textContent = n > 0 ? fill(r.toGo, {v: length(Math.floor(n / 60)) + r.join + fill(r.seconds, {n: n % 60})}) : ''
  }
}

const copy = async (button, value) => {
  let said = r.copied
  try { await navigator.clipboard.writeText(value) } catch { said = r.copyFailed }
  const label = button.lastElementChild, before = label.textContent
  label.textContent = said
  announce(said)
  setTimeout(() => { label.textContent = before }, 2000)
}

// ---- What a person does ----

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
  if (last && event.target.closest('a')) settle() // so that whoever comes back, or goes on in the other language, finds what was typed last
  const e = event.target.closest('[data-do], [data-now]')
  if (!e) return
  if (e.dataset.now) {
    byId(e.dataset.now).value = written(text(now()).slice(0, 16))
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

// Also behind other tabs, where the title is what one sees.
setInterval(() => { if (last) minute() === last.minute ? tick() : update() }, 1000)

// A page kept for offline use answers nothing: what the address asks is set into its form here.
if (location.search.slice(1) !== setup.query) buildAll(draft(location.search))
load().then(leave, () => {})
navigator.serviceWorker?.register(setup.worker)
