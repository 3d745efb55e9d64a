// The words of the door in the page's language.
export {words as t} from '../i18n/en_door.js';
