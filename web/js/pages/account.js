// One's account: details, access needs, calendar address, logins, one's data, and its end.
import {calendar, data, details, logins} from '../account_sections.js';
import {get, patch, post} from '../api.js';
import {to} from '../base.js';
import {errors_by_field, forget_form, keep_form, kept_form, show_errors, values_of} from '../forms.js';
import {forget_answer, go_to_sign_in, signed_out, somebody} from '../me.js';
import {alert, announce, focus_on, html, open_page, render, sentence_for, set_title, the} from '../page.js';
import {t} from '../words.js';

const root = the('#root');
const form_name = 'account';

let view = {
  person: null,
  logins: [],
  organises: false,
  values: {},
  errors: {},
  busy: '', // what is under way
  saved: false,
  restored: false,
  calendar: null, // its addresses, once made
  erasing: false,
  message: '',
};

function show() {
  render(
    html`${alert(view.message)}
      <div class="columns">
        ${details(view, act)}
        <div>${calendar(view, act)} ${logins(view, act)} ${data(view, act)}</div>
      </div>`,
    root,
  );
}

function turn(part) {
  view = {...view, ...part};
  show();
}

// Does one thing at a time; a refusal that the thing does not answer itself is said on top.
async function once(name, act_on) {
  if (view.busy) {
    return;
  }
  turn({busy: name, message: ''});
  try {
    await act_on();
    turn({busy: ''});
  } catch (refusal) {
    refused(refusal);
  }
}

function refused(refusal) {
  if (!refusal.type) {
    throw refusal;
  }
  if (refusal.type === 'not_signed_in') {
    go_to_sign_in();
    return;
  }
  turn({busy: '', message: sentence_for(refusal)});
  focus_on('message');
}

function refuse(errors) {
  turn({errors});
  show_errors(t.account.title, errors);
}

function values_from(person) {
  return {
    name: [person.name],
    language: [person.language],
    access_needs: [person.access_needs],
    discreet_calendar: person.discreet_calendar ? ['yes'] : [],
  };
}

function body_of(values) {
  return {
    name: values.name[0].trim(),
    language: values.language[0],
    access_needs: values.access_needs[0].trim(),
    discreet_calendar: Boolean(values.discreet_calendar),
  };
}

async function save(submitted) {
  submitted.preventDefault();
  const values = {discreet_calendar: undefined, ...values_of(submitted.target)};
  turn({values, errors: {}, saved: false, restored: false});
  if (!values.name[0].trim()) {
    refuse({name: t.book.name_missing});
    return;
  }
  await once('save', () => send(body_of(values)));
}

async function send(body) {
  try {
    const {person} = await patch('me', body);
    forget_form(form_name);
    forget_answer();
    turn({person, saved: true, values: values_from(person)});
    set_title(t.account.title);
    announce(t.forms.saved);
    focus_on('details');
  } catch (refusal) {
    if (refusal.type !== 'invalid') {
      throw refusal;
    }
    refuse(errors_by_field(refusal, {name: t.account.name, access_needs: t.account.access}));
  }
}

function make_calendar() {
  return once('calendar', async () => {
    turn({calendar: await post('me/calendar')});
    focus_on('address');
  });
}

function end_login(login) {
  return once('login', async () => {
    await post(`me/logins/${login.id}/end`);
    turn({logins: view.logins.filter((one) => one.id !== login.id)});
    announce(t.account.ended);
    focus_on('logins');
  });
}

function leave() {
  signed_out();
  location.replace(to('/'));
}

function sign_out(body) {
  return once('sign_out', async () => {
    await post('sign-out', body);
    leave();
  });
}

function ask_erase() {
  return once('code', async () => {
    await post('sign-in', {email: view.person.email});
    turn({erasing: true, errors: {}});
    focus_on('code');
  });
}

async function erase(submitted) {
  submitted.preventDefault();
  const code = values_of(submitted.target).code[0].trim();
  if (!code) {
    turn({errors: {code: t.sign_in.code_missing}});
    focus_on('code');
    return;
  }
  await once('erase', () => erase_with(code));
}

async function erase_with(code) {
  try {
    await post('me/erase', {code});
    leave();
  } catch (refusal) {
    if (refusal.type !== 'wrong_code') {
      throw refusal;
    }
    turn({errors: {code: t.sign_in.code_wrong}});
    focus_on('code');
    announce(t.sign_in.code_wrong);
  }
}

const act = {
  save,
  make_calendar,
  end_login,
  sign_out: () => sign_out({}),
  sign_out_everywhere: () => sign_out({everywhere: true}),
  ask_erase,
  keep_data: () => turn({erasing: false, errors: {}}),
  erase,
};

async function load() {
  const {person, permissions} = await somebody();
  const organises = permissions.length > 0;
  const found = await get('me/logins');
  const kept = kept_form(form_name, person.email);
  turn({person, organises, logins: found.logins, values: kept ?? values_from(person), restored: Boolean(kept)});
  keep_form(the('#form'), form_name, person.email);
  focus_on(location.hash.slice(1));
}

open_page(load, {certain: true});
