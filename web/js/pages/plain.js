// Pages that are only text: the masthead still says who is there.
import {open_page} from '../page.js';

open_page(async () => {});
