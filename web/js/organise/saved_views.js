// What an organiser looks for again and again: the list's query under a name, kept by the service.
import {announce, the} from '../page.js';
import {tell} from './event_desk.js';
import {o} from './desk_words.js';
import {search_of} from './list_query.js';

// `page`: {view(): {query, views …}, turn(part), refused(refusal)}. Gives {save(submitted), remove(view)}.
export function saved_views(page) {
  const save = async (submitted) => {
    submitted.preventDefault();
    const form = submitted.target;
    const name = form.elements.name.value.trim();
    if (!name) {
      return;
    }
    try {
      const query = search_of({...page.view().query, cursor: ''});
      const made = await tell('/views', {name, query, shared: form.elements.shared.checked}, 'view');
      form.reset();
      page.turn({views: [...page.view().views, made]});
      announce(o.views.saved(name));
    } catch (refusal) {
      page.refused(refusal);
    }
  };

  const remove = async (one) => {
    try {
      await tell(`/views/${one.reference}/remove`, {});
      page.turn({views: page.view().views.filter((other) => other !== one)});
      announce(o.views.removed(one.name));
      the('#views summary').focus();
    } catch (refusal) {
      page.refused(refusal);
    }
  };

  return {save, remove};
}
