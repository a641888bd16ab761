// The answer as HTML (views/calculator/answer.templ).

import {h} from '/static/page.js'
import {r, setup} from '/static/words.js'
import {icon, links, notice, stat, steps} from '/static/parts.js'

export const answerPart = res => [
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
    h('div', {class: 'footing'}, res.asOf && h('p', {}, res.asOf), h('p', {}, res.edition), h('p', {}, r.caveat),
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
