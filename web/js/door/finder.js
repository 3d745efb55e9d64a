// The field for names, references and hand scanners, and who is picked from what it finds.
import {announce, the} from './screen.js';
import {fewest_letters} from './names.js';
import {looks_like_reference, looks_like_ticket} from './rules.js';
import {t} from './words.js';

const look_after = 80; // milliseconds without typing before names are looked for: hand scanners are quicker
const ask_after = 300; // the same before the service is asked
const empty = {typed: '', hits: [], more: false, later: false, nobody: false, chosen: null};

// Gives {state, act}.
export function finder({desk, show}) {
  const state = {...empty};
  let timer = null;

  const set = (part) => {
    Object.assign(state, part);
    show();
  };
  // The field is emptied by hand: what was typed last may not have been rendered, so rendering does not know of it.
  const clear = () => {
    clearTimeout(timer);
    set(empty);
    the('#find').value = '';
  };

  // Nobody on the phone: somebody may have booked since.
  const ask = async (text) => {
    const found = await desk.find_later(text);
    if (state.typed === text && !state.chosen) {
      set({hits: found.slice(0, 8), later: true, nobody: found.length === 0});
      announce(found.length > 0 ? t.scan.found(found.length) : t.scan.nobody);
    }
  };

  const look = (text) => {
    const {hits, more} = desk.state.list?.find(text) ?? {hits: [], more: false};
    const enough = text.trim().length >= fewest_letters && !looks_like_ticket(text);
    set({typed: text, hits, more, later: false, chosen: null, nobody: false});
    if (hits.length > 0) {
      timer = setTimeout(() => announce(t.scan.found(hits.length)), ask_after);
    } else if (enough) {
      timer = setTimeout(() => ask(text), ask_after);
    }
  };

  const choose = (entry) => {
    clearTimeout(timer);
    set({chosen: desk.state.list?.by_reference(entry.reference) ?? entry, hits: []});
    the('#chosen').scrollIntoView({block: 'nearest'});
    the('#check-in').focus({preventScroll: true});
  };

  // Enter: a hand scanner has typed a code, or somebody a reference or enough of a name.
  const enter = (text) => {
    const is_code = looks_like_ticket(text) || (/[\d:/]/.test(text) && !looks_like_reference(text));
    const {hits} = desk.state.list?.find(text) ?? {hits: []};
    if (is_code && hits.length === 0) {
      clear();
      desk.see(text);
    } else if (hits.length === 1) {
      choose(hits[0]);
    }
  };

  return {
    state,
    act: {
      typed: ({target}) => {
        clearTimeout(timer);
        state.typed = target.value;
        timer = setTimeout(() => look(state.typed), look_after);
      },
      entered: (submitted) => {
        submitted.preventDefault();
        enter(state.typed.trim());
      },
      choose,
      unchoose: () => {
        look(state.typed);
        the('#find').focus();
      },
      check_in: async () => {
        const {chosen} = state;
        clear();
        await desk.check_in(chosen);
        scrollTo({top: 0});
        the('#find').focus({preventScroll: true});
      },
    },
  };
}
