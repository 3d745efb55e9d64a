// The words of organisers' pages, apart from members' so that those stay light.
export {organiser as o} from '../i18n/en_organiser.js';
