// The door's service worker: its pages open without a network. It answers only below /door/ and knows nothing
// of the API. Everything the page is made of is fetched anew for each release and kept under its name.

const release = self.rowan_release ?? 'development'; // tools/build.mjs writes the release's hash
const cache_name = `rowan-door-${release}`;

// How one file names the next.
const names_in = [
  {of: /text\/html/, names: /(?:href|src)="([^"]+\.(?:js|css|woff2|svg|png|webmanifest))"/g},
  {of: /javascript/, names: /(?:from|import)\s*["'](\.{0,2}\/[^"']+\.js)["']/g},
  {of: /text\/css/, names: /url\("?([^")]+\.(?:css|woff2))"?\)/g},
];
const first = ['./', './decoder.js'].map((path) => new URL(path, self.location).href);

async function gather() {
  const cache = await caches.open(cache_name);
  const known = new Set(first);
  for (const address of known) {
    const answer = await fetch(address, {cache: 'no-cache'});
    if (!answer.ok) {
      throw new Error(`${address} is not there`);
    }
    await cache.put(address, answer.clone());
    const kind = answer.headers.get('Content-Type') ?? '';
    const names = names_in.find(({of}) => of.test(kind))?.names;
    const found = names ? [...(await answer.text()).matchAll(names)] : [];
    found.forEach(([, name]) => known.add(new URL(name, address).href));
  }
}

async function clear_out() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('rowan-door-') && name !== cache_name);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request) {
  const cache = await caches.open(cache_name);
  const address = request.mode === 'navigate' ? first[0] : request.url;
  return cache.match(address, {ignoreSearch: true, ignoreVary: true});
}

// A release's files never change under their names. While the door is being developed they do: then the network
// goes first.
async function answer_to(request) {
  if (release === 'development') {
    return fetch(request).catch(async () => (await kept(request)) ?? Response.error());
  }
  return (await kept(request)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(gather()));
self.addEventListener('activate', (event) => event.waitUntil(clear_out()));
self.addEventListener('message', (event) => event.data === 'take over' && event.waitUntil(self.skipWaiting()));
self.addEventListener('fetch', (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  const api = new URL('../api/', self.location).pathname;
  if (request.method === 'GET' && origin === self.location.origin && !pathname.startsWith(api)) {
    event.respondWith(answer_to(request));
  }
});
