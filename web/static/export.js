// What is taken along: the answer as text, and its dates as a calendar.

import {fill} from '/static/page.js'
import {east, now, r, text} from '/static/words.js'

// inText is the answer for the log of the incident.
export const inText = (res, d) => [
  res.headline, ...res.reasons, res.periodic.text, ...res.periodic.reasons, '',
  ...d.facts.map(([name, value]) => name + r.colon + value), '',
  r.dutiesTitle, ...res.duties.map(inLine), ...res.duties.length ? [] : [r.noDuties],
  ...res.conditional.length ? [r.ifYes, ...res.conditional.map(inLine)] : [], '',
  ...res.asOf ? [res.asOf] : [], res.edition, r.caveat, location.origin + res.link, '',
].join('\n')
const inLine = s => '- ' + s.when + r.space + s.name + (s.form ? r.space + s.form : '') + r.listJoin +
  (s.source.evidence === 'verified' ? s.source.citation : fill(r.of, {what: s.source.citation, area: r.evidence[s.source.evidence]}))

// calendar is the file of the dates that are due (views/calculator/ics.go).
export const calendar = ({verdict: v, query}, link) => {
  const stamp = s => text(s - east).replace(/[-:]/g, '') + 'Z', incident = digest(query)
  const event = (status, title) => d => {
    const name = r.duties[d.report], date = d.due.replaceAll('-', '')
    return ['BEGIN:VEVENT', `UID:${d.report}-${incident}@jiko`, 'DTSTAMP:' + stamp(now()), 'DTSTART;VALUE=DATE:' + date, 'TRANSP:TRANSPARENT',
      'STATUS:' + status, 'SUMMARY:' + escaped(fill(title, {duty: name.name})), 'DESCRIPTION:' + escaped([r.forms[d.form], name.rule, d.citation, link].join('\n')),
      'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:' + escaped(name.name), 'TRIGGER:-P2DT15H', 'END:VALARM', 'END:VEVENT']
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
