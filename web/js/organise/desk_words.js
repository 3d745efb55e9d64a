// The words of an event's desk, in the page's language; apart from the others, as members never need them.
export {words as o} from '../i18n/en_organise_desk.js';
