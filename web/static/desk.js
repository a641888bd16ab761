// The form of a filing while somebody writes it. What is typed is saved some seconds after the last keystroke and when the page is hidden;
// what is wrong is said at its field once that is left; a filing that is sent is sent again until the answer comes, which is safe, since the
// same filing is one. Nothing here moves the focus. Without this file the buttons of the form do all of it.
// It imports nothing, and neither does attach.js, which runs before it: with one import it ran so much later that a press right after the
// page had come could be lost.

const byId = id => document.getElementById(id)
const form = byId('form'), keeping = byId('saving'), sending = byId('sending')

// How long is waited, in milliseconds: after the last keystroke, after a field was left, before and at most between two tries, for an answer.
const pause = 3000, soon = 400, first = 2000, most = 20000, patience = 15000

// post sends the form as it stands, as if that button had been pressed. Where it is, the answer is JSON; it is null for a page.
const post = async (press, keepalive) => {
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  const body = new URLSearchParams([...typed, ['do', press]])
  const response = await fetch(form.action, {method: 'POST', body, keepalive, headers: {Accept: 'application/json'}, signal: AbortSignal.timeout(patience)})
  if (response.status >= 500 || response.status === 429) throw new Error(response.status)
  const isJSON = response.headers.get('Content-Type')?.startsWith('application/json')
  return {status: response.status, ok: response.ok, answer: isJSON ? await response.json() : null}
}

// say says something in a place that is read aloud when there is time.
const say = (place, text, ...links) => {
  if (place.textContent === [text, ...links.map(link => link.textContent)].join(' ')) return
  place.replaceChildren(text, ...links.flatMap(link => [' ', link]))
}
const link = (text, href, elsewhere) => Object.assign(document.createElement('a'), {href, textContent: text, target: elsewhere ? '_blank' : ''})
const signIn = place => link(place.dataset.signIn, place.dataset.signInAt, true)

// pass lets a button do what it does without this file. It must not be called while the form is being submitted.
let passing = false
const pass = button => {
  passing = true
  form.requestSubmit(button)
}

// The page that answers a button is not loaded again by sending the form again, and a page that the browser kept does not know what was
// typed on the steps behind it.
if (keeping?.dataset.at) history.replaceState(null, '', keeping.dataset.at + location.hash)
addEventListener('pageshow', event => {
  passing = false
  if (event.persisted && keeping) location.reload()
})

// ---- Saving ----

let changes = 0, saved = keeping?.hasAttribute('data-behind') ? -1 : 0 // as many changes as were made, and as were saved
let wait = first, timer, running, stuck = false
let other // leads to the draft that another page saved first

const later = milliseconds => {
  clearTimeout(timer)
  timer = setTimeout(save, milliseconds)
}

// save saves what is not saved yet, and tells whether the server could be reached.
const save = keepalive => running ??= saving(keepalive === true).finally(() => {
  running = undefined
  if (saved < changes && !stuck) later(pause)
})

const saving = async keepalive => {
  const made = changes
  clearTimeout(timer)
  try {
    const {status, ok, answer} = await post('save', keepalive)
    wait = first
    if (status === 401) ended()
    else if (ok && answer) kept(made, answer)
    else refused(answer)
    return true
  } catch {
    stuck = true
    say(keeping, keeping.dataset.trying)
    later(wait = Math.min(wait * 2, most))
    return false
  }
}

const kept = (made, answer) => {
  stuck = false
  saved = made
  form.elements.draft.value = answer.draft
  form.elements.version.value = answer.version
  history.replaceState(null, '', answer.address)
  if (answer.other) other = link(keeping.dataset.splitLink, answer.other, true)
  say(keeping, answer.said, ...other ? [other] : [])
  show(answer.wrong)
}

// ended waits for somebody to sign in, in another tab.
const ended = () => {
  stuck = true
  say(keeping, keeping.dataset.ended, signIn(keeping))
  later(most)
}

// refused says why something is not saved. It is tried again when something else was typed.
const refused = answer => {
  stuck = true
  say(keeping, answer?.said ?? answer?.error?.message ?? keeping.dataset.trying)
}

// ---- What is wrong, at its field ----

// nameOf is the id of the question that an element belongs to, but for files: attach.js tells what is wrong with them. errorOf is where it
// is said what is wrong with a question.
const nameOf = element => element.closest('.field:not(.upload)')?.querySelector('.error')?.id.slice(0, -'-error'.length)
const errorOf = id => byId(id + '-error')

const left = new Set([...form.querySelectorAll('.error')].filter(e => e.textContent).map(nameOf)) // the questions that were answered, or passed by
let wrong = new Map()

const show = list => {
  wrong = new Map(list.map(({id, text}) => [id, text]))
  for (const id of left) atRest(() => showOne(id))
}

// atRest does what moves the page once no press is under way: between down and up, what is pressed would slip away from under the pointer.
let pressed = false
const resting = []
const atRest = act => pressed ? resting.push(act) : act()
addEventListener('pointerdown', () => { pressed = true }, true)
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => {
    pressed = false
    for (const act of resting.splice(0)) setTimeout(act)
  }, true)
}

// showOne says what is wrong with one question. While somebody is answering it, it only says that nothing is wrong any more.
const showOne = id => {
  const error = errorOf(id), text = wrong.get(id) ?? ''
  if (!error || error.textContent === text || text && error.parentElement.contains(document.activeElement)) return
  error.textContent = text
  const control = byId(id)
  if (control?.matches('input, textarea, select')) text ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid')
}

if (keeping) {
  form.addEventListener('input', () => {
    changes++
    stuck = false
    later(pause)
  })
  form.addEventListener('focusout', event => {
    const id = nameOf(event.target)
    if (!id || event.relatedTarget && nameOf(event.relatedTarget) === id) return
    left.add(id)
    atRest(() => showOne(id))
    if (saved < changes) later(soon)
  })
  form.addEventListener('submit', async event => {
    const button = event.submitter, stays = button.value === 'save'
    if (passing || event.defaultPrevented || saved === changes && !stays) return
    event.preventDefault()
    if (!await save()) keeping.scrollIntoView({block: 'center'}) // why nothing else happens
    else if (!stays) pass(button)
  })
  document.addEventListener('visibilitychange', () => {
    if (saved < changes && !passing) save(document.visibilityState === 'hidden')
  })
  for (const event of ['focus', 'online']) addEventListener(event, () => { if (stuck) save() })
  addEventListener('beforeunload', event => { if (stuck && saved < changes && !passing) event.preventDefault() })
  if (saved < changes) later(soon)
}

// ---- Sending ----

const sleep = milliseconds => new Promise(resolve => {
  setTimeout(resolve, milliseconds)
  addEventListener('online', resolve, {once: true})
})

// send sends the filing until it is known what became of it.
const send = async button => {
  say(sending, sending.dataset.sending)
  for (let wait = first; ; wait = Math.min(wait * 2, most)) {
    try {
      const {status, ok, answer} = await post('send')
      if (status === 401) return say(sending, sending.dataset.ended, signIn(sending))
      if (!ok || !answer) return pass(button)
      if (answer.again) say(sending, sending.dataset.arrived)
      return location.assign(answer.address)
    } catch {
      say(sending, sending.dataset.asking)
      await sleep(wait)
    }
  }
}

if (sending) {
  let busy
  form.addEventListener('submit', event => {
    if (passing || event.submitter.value !== 'send') return
    event.preventDefault()
    busy ??= send(event.submitter).finally(() => { busy = undefined })
  })
}
