// What the buttons of a registration card do: book, accept or decline, once however often they are pressed.
import {post} from './api.js';
import {go_to_sign_in} from './me.js';
import {sentence_for} from './page.js';
import {t} from './words.js';

const outcomes = {
  registered: (mine) => ({kind: 'ok', text: t.card.did_book(mine.reference)}),
  waiting: (mine) => ({kind: '', text: t.card.did_wait(mine.position)}),
  declined: () => ({kind: '', text: t.card.did_decline}),
};

async function change({path, form}, page) {
  if (page.view().busy) {
    return;
  }
  page.turn({busy: true, message: null});
  try {
    const answer = await post(path, {}, form);
    await page.settle(outcomes[answer.state]?.(answer) ?? {kind: '', text: t.card.did});
  } catch (refusal) {
    if (!refusal.type) {
      throw refusal;
    }
    if (refusal.type === 'not_signed_in') {
      go_to_sign_in();
      return;
    }
    const kind = refusal.type === 'already_registered' ? '' : 'bad';
    await page.settle({kind, text: sentence_for(refusal)});
  }
}

// `page`: {slug(), view() -> {busy, mine …}, turn(part) shows a changed view, settle(message) loads anew}.
export function actions(page) {
  const own = (verb) => {
    const {reference} = page.view().mine;
    return change({path: `registrations/${reference}/${verb}`, form: `${verb}.${reference}`}, page);
  };
  return {
    book: () =>
      change(
        {path: `events/${encodeURIComponent(page.slug())}/registrations`, form: `book.${page.slug()}`},
        page,
      ),
    accept: () => own('accept'),
    decline: () => own('decline'),
    ask_decline: () => page.turn({declining: true, message: null, focus: true}),
    keep: () => page.turn({declining: false, message: null, focus: true}),
  };
}
