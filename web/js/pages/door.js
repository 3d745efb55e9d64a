// The door app's way in: takes a link's token out of the address, finds the phone's door and opens it.
import {run_door} from '../door/app.js';
import * as keep from '../door/keep.js';
import {ask_early} from '../door/line.js';
import {door_path, link_of, list_here} from '../door/link.js';
import {show_choice, show_set_up} from '../door/set_up.js';

// Keeps a link. What an earlier link to the same door had not sent is sent by this one.
async function keep_link({list, token}) {
  await keep.keep_door({...(await keep.door(list)), list, token});
}

// A phone that is given a link while it shows something else starts anew with it.
async function take(link) {
  await keep_link(link);
  history.replaceState(null, '', door_path(link.list, 'ready'));
  location.reload();
}

async function open() {
  const link = link_of(location.href);
  if (link) {
    ask_early(link);
    history.replaceState(null, '', door_path(link.list, 'ready'));
    await keep_link(link);
  }
  const list = list_here();
  const doors = (await keep.doors()).filter(({token}) => token);
  const own = doors.find((one) => one.list === list);
  if (own) {
    await run_door(own, (reason) => show_set_up(reason, take));
  } else if (!list && doors.length === 1) {
    location.replace(door_path(doors[0].list));
  } else if (!list && doors.length > 1) {
    show_choice(doors);
  } else {
    show_set_up(list ? 'unknown' : '', take);
  }
}

addEventListener('hashchange', () => {
  const link = link_of(location.href);
  if (link) {
    take(link);
  }
});
if (location.pathname === door_path().slice(0, -1)) {
  location.replace(door_path() + location.hash); // the camera and the service worker are for what is below
} else {
  open();
}
