// Where this site lives. Every address is made here, so that the pages work below any path.

const base = new URL('../', import.meta.url);

// The address of a path of this site ("/bookings"); whole addresses and paths already below the base stay as
// they are.
export function to(path) {
  if (/^[a-z]+:/i.test(path)) {
    return path;
  }
  const below = base.pathname !== '/' && path.startsWith(base.pathname);
  return below ? path : base.pathname + path.replace(/^\//, '');
}

// The parts of this page's path below the base, as they are: /events/summit-2027/book -> ["events",
// "summit-2027", "book"].
export function path_parts() {
  const path = location.pathname.slice(base.pathname.length);
  return path.split('/').filter(Boolean);
}

// The address of a path of the API, "events?region=Wales".
export function api_address(path) {
  return new URL(`api/${path}`, base);
}

// This page's own path and query, below the base: what one comes back to after signing in.
export function here() {
  return `/${location.pathname.slice(base.pathname.length)}${location.search}`;
}
