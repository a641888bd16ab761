// Files go to the server as soon as they are chosen, one after the other, each as the button of the form would send it: the form with
// the one file in it. The row is taken from the page that comes back, and so is what is wrong. Without this file the button does it.

const byId = id => document.getElementById(id)
const form = byId('form'), field = byId('file'), error = byId('file-error'), list = byId('attachments'), zone = byId('section-attachments')
const {words: w, row: heading, limit} = JSON.parse(byId('uploading').textContent)

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place)
const h = (name, attributes, ...children) => {
  const e = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value)
  e.append(...children)
  return e
}
const press = (text, about, act) => {
  const e = h('button', {type: 'button', class: 'quiet'}, h('span', {}, text), h('span', {class: 'unseen'}, about))
  e.addEventListener('click', act)
  return e
}

const status = h('p', {class: 'help', role: 'status'}), sending = h('ul', {class: 'uploads'})
const say = (sentence, file) => { status.textContent = fill(sentence, {name: file?.name}) }
const changed = () => form.dispatchEvent(new Event('input', {bubbles: true})) // whoever keeps what is typed keeps this too

// ---- The files on their way ----

const queue = []
let held // the button that was pressed meanwhile

const take = files => {
  error.textContent = ''
  field.removeAttribute('aria-invalid')
  for (const file of files) file.size > limit ? refuse(fill(w.large, {name: file.name})) : wait({file})
  next()
}

const refuse = text => {
  error.textContent += (error.textContent && ' ') + text
  field.setAttribute('aria-invalid', 'true')
  held = undefined
}

const wait = upload => {
  if (!queue.includes(upload)) queue.push(upload)
  const label = fill(w.waiting, {name: upload.file.name})
  upload.waits = true
  upload.bar = h('progress', {max: 1, value: 0, 'aria-label': label})
  show(upload, h('p', {class: 'facts'}, label), upload.bar, press(w.cancel, upload.file.name, () => stop(upload)))
}

// show puts what is known of an upload in its place.
const show = (upload, ...parts) => {
  const before = upload.part, focused = before?.contains(document.activeElement)
  upload.part = h('li', {}, ...parts)
  before ? before.replaceWith(upload.part) : sending.append(upload.part)
  if (focused) upload.part.querySelector('button').focus()
}

// gone takes an upload off the list, for whatever reason; the focus must not be lost with it.
const gone = upload => {
  queue.splice(queue.indexOf(upload), 1)
  if (upload.part.contains(document.activeElement)) field.focus()
  upload.part.remove()
  next()
}

const stop = upload => {
  upload.request?.abort()
  say(w.stopped, upload.file)
  gone(upload)
}

const next = () => {
  if (queue.some(upload => upload.request)) return
  const upload = queue.find(upload => upload.waits)
  if (upload) send(upload)
  else if (held && !queue.length) form.requestSubmit(held)
}

const send = upload => {
  const label = fill(w.sending, {name: upload.file.name}), body = new FormData(form), request = new XMLHttpRequest()
  body.set('do', 'attach')
  body.set('file', upload.file)
  upload.waits = false
  upload.request = request
  upload.part.querySelector('.facts').textContent = label
  upload.bar.setAttribute('aria-label', label)
  request.open('POST', form.action)
  request.setRequestHeader('Accept', 'text/html')
  request.responseType = 'document'
  request.upload.addEventListener('progress', event => { upload.bar.value = event.loaded / event.total })
  request.addEventListener('load', () => arrived(upload, request))
  request.addEventListener('error', () => failed(upload, w.broken))
  request.send(body)
}

const arrived = (upload, {response: page, status: code}) => {
  const row = page?.querySelector('#attachments > .row:last-of-type'), wrong = page?.getElementById('file-error')?.textContent
  if (!wrong && !row) return failed(upload, code === 403 ? w.ended : w.broken)
  upload.request = undefined
  for (const name of ['draft', 'version']) form.elements[name].value = page.getElementById('form').elements[name].value // it was saved
  if (wrong) refuse(wrong)
  else add(row, upload.file)
  gone(upload)
}

const failed = (upload, why) => {
  upload.request = undefined
  held = undefined
  show(upload, h('p', {class: 'error', role: 'alert'}, fill(why, {name: upload.file.name})),
    press(w.retry, upload.file.name, () => { wait(upload); next() }), press(w.cancel, upload.file.name, () => stop(upload)))
  next()
}

// ---- The rows ----

const add = (row, file) => {
  list.append(document.importNode(row, true))
  number()
  say(w.done, file)
  changed()
}

const remove = row => {
  row.remove()
  number()
  list.focus()
  say(w.removed)
  changed()
}

// number gives the rows the numbers that the server would.
const number = () => list.querySelectorAll('.row').forEach((row, i) => {
  for (const e of [row, ...row.querySelectorAll('*')])
    for (const name of ['id', 'name', 'for', 'aria-labelledby', 'aria-describedby'])
      if (e.hasAttribute(name)) e.setAttribute(name, e.getAttribute(name).replace(/attachments(-|\[)\d+/g, `attachments$1${i}`))
  const title = fill(heading, {n: i + 1}), button = row.querySelector('[name=do]')
  row.querySelector('.title').textContent = title
  button.value = `remove:attachments:${i}`
  button.querySelector('.unseen').textContent = title
})

// ---- What a person does ----

field.addEventListener('change', () => {
  const files = [...field.files]
  field.value = ''
  take(files)
})
list.addEventListener('click', event => {
  const button = event.target.closest('[name=do]')
  if (!button) return
  event.preventDefault()
  remove(button.closest('.row'))
})
form.addEventListener('submit', event => {
  if (!queue.length) return
  event.preventDefault()
  held = event.submitter
  say(w.hold)
})
addEventListener('beforeunload', event => { if (queue.length) event.preventDefault() })
addEventListener('online', () => {
  for (const upload of queue) if (!upload.waits && !upload.request) wait(upload)
  next()
})

// A file that falls beside the frame must not take the place of the page, with all that was typed.
const dropped = event => event.dataTransfer?.types.includes('Files') && (event.preventDefault(), zone.contains(event.target))
document.addEventListener('dragover', event => zone.classList.toggle('over', !!dropped(event)))
document.addEventListener('dragleave', () => zone.classList.remove('over'))
document.addEventListener('drop', event => {
  zone.classList.remove('over')
  if (dropped(event)) take(event.dataTransfer.files)
})

form.querySelector('[name=do][value=attach]').hidden = true
error.setAttribute('role', 'alert')
byId('file-help').after(h('p', {class: 'help'}, w.drop))
field.closest('.upload').append(sending, status)
