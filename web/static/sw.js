// The service worker keeps what the page needs, so that it opens without a connection. The server puts the hash of each file
// into its name below, and the page the hash of its words into the address: what changes anything changes this one, and the
// browser takes the new set as a whole.

const files = [
  '/static/jiko.css',
  '/static/jiko.js',
  '/static/answer.js',
  '/static/details.js',
  '/static/export.js',
  '/static/form.js',
  '/static/page.js',
  '/static/parts.js',
  '/static/result.js',
  '/static/words.js',
  '/static/classifier.wasm',
  '/static/icon.svg',
  '/static/icon-192.png',
  '/static/manifest.webmanifest',
]
const pages = ['/', '/en/'], unreached = ['/unreached', '/en/unreached']
const kept = 'jiko ' + location.search + files.join(' ')

// How long a page from the server is waited for before the kept one is shown.
const patience = 3000

self.addEventListener('install', event => {
  event.waitUntil(caches.open(kept)
    .then(cache => cache.addAll([...[...pages, ...unreached].map(url => new Request(url, {cache: 'no-cache', credentials: 'omit'})), ...files])) // as nobody who is signed in sees them; what has a hash in its name never changes
    .then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => {
  event.waitUntil(caches.keys()
    .then(names => Promise.all(names.filter(name => name.startsWith('jiko ') && name !== kept).map(name => caches.delete(name))))
    .then(() => self.clients.claim()))
})

self.addEventListener('fetch', event => {
  const {request} = event, url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith((pages.includes(url.pathname) ? page : other)(request, url.pathname))
  else if (files.includes(url.pathname)) event.respondWith(file(request))
})

// page comes from the server, else from what is kept: the empty page, into whose form jiko.js sets what the address asks.
const page = async (request, path) => {
  const shell = async () => (await caches.open(kept)).match(path)
  const late = new Promise(resolve => setTimeout(resolve, patience)).then(shell)
  const fresh = fetch(request).catch(shell)
  return await Promise.race([fresh, late]) ?? fresh
}

// other pages need the server; without one, the reader is told so.
const other = (request, path) => fetch(request).catch(() => caches.match(unreached[Number(path.startsWith('/en/'))]))

const file = async request => await caches.match(request) ?? fetch(request)
