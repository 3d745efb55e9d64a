// The words of the page about an event's doors, in the page's language.
export {words as d} from '../i18n/en_organise_door.js';
