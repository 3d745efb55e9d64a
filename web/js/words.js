// The words of the page's language. A second language is a second file and a choice made here by <html lang>.
export {words as t} from './i18n/en.js';
