// What a tab remembers while a form is being filled in, and what the browser remembers of public lists.
// Storage may be full or forbidden: then nothing is remembered and everything else goes on.

function read(storage, name) {
  try {
    return JSON.parse(storage().getItem(name));
  } catch {
    return null;
  }
}

function write(storage, name, value) {
  try {
    if (value === null) {
      storage().removeItem(name);
      return;
    }
    storage().setItem(name, JSON.stringify(value));
  } catch {
    // Nothing is lost but the convenience.
  }
}

// For this tab, until it is closed.
export const tab = {
  get: (name) => read(() => sessionStorage, `rowan.${name}`),
  set: (name, value) => write(() => sessionStorage, `rowan.${name}`, value),
};

// For this browser, until cleared: nothing personal goes here.
export const browser = {
  get: (name) => read(() => localStorage, `rowan.${name}`),
  set: (name, value) => write(() => localStorage, `rowan.${name}`, value),
};

// Whether this browser remembers anything at all.
export function remembers() {
  browser.set('probe', 1);
  const works = browser.get('probe') === 1;
  browser.set('probe', null);
  return works;
}

// Forgets what this tab kept of anybody: forms, codes, keys.
export function forget_tab() {
  try {
    Object.keys(sessionStorage)
      .filter((name) => name.startsWith('rowan.'))
      .forEach((name) => sessionStorage.removeItem(name));
  } catch {
    // As above.
  }
}
