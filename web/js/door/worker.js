// The service worker, seen from the page: registered, and changed for a newer one only when nothing waits to be
// sent and nobody is scanning.
import {script} from './trust.js';
import {door_path} from './link.js';

const look_every = 5_000; // milliseconds; a worker that is busy answering does not give way at the first word

// `may_change()`: whether now is such a time; `changed` is told when `state` is another. state.kept: this page
// opens without a network. Gives {state, look()}, which takes a newer release if there is one and it may.
export function start_worker({may_change, changed}) {
  const container = navigator.serviceWorker;
  const state = {can_keep: Boolean(container), kept: Boolean(container?.controller)};
  let registration = null;
  let changing = false;

  const look = () => {
    if (registration?.waiting && container.controller && may_change()) {
      changing = true;
      registration.waiting.postMessage('take over');
    }
  };
  const look_when_installed = () => registration.installing?.addEventListener('statechange', look);
  const start = async () => {
    container.addEventListener('controllerchange', () => {
      if (changing) {
        location.reload();
      }
      state.kept = true;
      changed();
    });
    registration = await container.register(script('service_worker'), {scope: door_path()});
    look();
    look_when_installed();
    registration.addEventListener('updatefound', look_when_installed);
  };

  if (container) {
    start().catch(() => {
      state.can_keep = false;
      changed();
    });
  }
  navigator.storage?.persist?.().catch(() => {});
  setInterval(look, look_every);
  return {state, look};
}
