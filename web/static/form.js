// The form as data, and back.

import {byId, form} from '/static/page.js'
import {number, quantity, r, usersOf, written} from '/static/words.js'

// typed is the query string of the form without what need not be said: defaults, blanks, and what is asked of a facility while
// none was chosen.
export const typed = () => {
  let skipped = false
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name[0], value]).filter(([key, value]) => {
    if (key === 'f') skipped = value === 'ordinary'
    if (key === 'g') skipped = false
    return !skipped && ('kue'.includes(key) || value && !usual.includes(key + value))
  })).toString()
}
const usual = ['xtelecom-equipment', 'gother', 'lunknown']

// draft takes a query string apart, as shared/caseline does.
export const draft = query => {
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
  setText(e, 'b', spokenMoment(p.b))
  setText(e, 'n', spokenMoment(p.n))
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
// spokenMoment is a canonical moment as it is written out once its field is left.
const spokenMoment = (typed = '') => {
  const [, at, about] = typed.match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(頃?)$/) ?? []
  return at ? written(at, about) : typed
}
const some = (list, blank) => list.length ? list : [blank]

// build sets a draft into the form.
export const build = d => {
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
export const buildAll = d => {
  build(d)
  setText(form, 't', spokenMoment(d.t))
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
export const edit = (d, action) => {
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
