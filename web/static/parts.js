// The parts that pages are drawn from (views/ui), and how a page becomes another one.

import {h} from '/static/page.js'
import {r} from '/static/words.js'

// patch makes an element like another one and keeps what is the same, so that focus and selection stay.
export const patch = (from, to) => {
  for (const {name} of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name)
  for (const {name, value} of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value)
  patchChildren(from, [...to.childNodes])
}
export const patchChildren = (from, wanted) => {
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

export const icon = name => h('svg', {class: 'icon', 'aria-hidden': 'true', focusable: 'false'}, h('use', {href: '#i-' + name}))
export const evidence = code => code !== 'verified' && h('span', {class: 'evidence', title: r.evidenceHelp[code]}, r.evidence[code])
export const notice = l => h('p', {class: 'notice', 'data-state': l.state}, icon(l.state), h('span', {}, l.text))
export const links = items => h('ul', {class: 'links'}, items.map(item => h('li', {}, h('a', {href: item.href}, item.text))))
export const errorSummary = s => h('div', {class: 'summary', id: 'summary', role: 'group', 'aria-labelledby': 'summary-title', tabindex: '-1'},
  icon('problem'), h('div', {}, h('h2', {id: 'summary-title'}, s.title), links(s.items)))
const bar = percent => h('svg', {class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'},
  h('rect', {class: 'track', width: '100', height: '8'}), h('rect', {class: 'share', width: String(percent), height: '8'}))
export const stat = g => h('div', {class: 'stat', 'data-state': g.state},
  h('p', {class: 'label'}, g.label), h('p', {class: 'value'}, g.value), bar(g.percent),
  h('p', {class: 'word'}, h('span', {}, g.word), g.more && h('span', {}, g.more)))
const cite = s => h('p', {class: 'cite'}, h('a', {href: s.url, lang: 'ja', rel: 'external'}, s.citation), evidence(s.evidence))
export const steps = list => h('ol', {class: 'steps'}, list.map(s => h('li', {class: 'step'},
  h('p', {class: 'when'}, s.date ? h('time', {datetime: s.date}, s.when) : h('span', {}, s.when), s.left && h('span', {class: 'left'}, s.left)),
  h('p', {class: 'what'}, h('span', {class: 'name'}, s.name), s.form && h('span', {class: 'form'}, s.form)),
  h('p', {class: 'rule'}, s.rule), s.moved && h('p', {class: 'rule'}, s.moved), cite(s.source))))
const cell = c => [c.state && icon(c.state), c.text && h('span', {class: 'text'}, c.text), c.bar && bar(c.percent),
  c.small && h('span', {class: 'small'}, c.small), c.source && cite(c.source)]
export const grid = t => h('table', {role: 'table'}, h('caption', {}, t.caption),
  h('thead', {role: 'rowgroup'}, h('tr', {role: 'row'}, t.columns.map(c => h('th', {role: 'columnheader', scope: 'col'}, c)))),
  h('tbody', {role: 'rowgroup'}, t.rows.map(row => h('tr', {role: 'row', 'aria-current': row.current && 'true'},
    row.cells.map((c, i) => i ? h('td', {role: 'cell', 'data-label': t.columns[i], 'data-state': c.state || ''}, cell(c))
      : h('th', {role: 'rowheader', scope: 'row'}, cell(c)))))))
