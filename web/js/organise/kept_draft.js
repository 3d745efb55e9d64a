// What an editor had typed and not saved, in this tab: with what it was made from, so that it can be put together
// with what others changed meanwhile.
import {tab} from '../store.js';

const name_of = (slug) => `event.${slug || 'new'}`;

export function keep_draft({slug, event, base, values}, email) {
  tab.set(name_of(slug), {email, revision: event?.revision ?? 0, base, values});
}

export function forget_draft(slug) {
  tab.set(name_of(slug), null);
}

// {revision, base, values}, or null.
export function kept_draft(slug, email) {
  const kept = tab.get(name_of(slug));
  return kept && kept.email === email ? kept : null;
}
