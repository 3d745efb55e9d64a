// What a problem's type means (RFC 9457: the type is this page's address), or all of them.
import {path_parts, to} from '../base.js';
import {html, open_page, render, set_title, the} from '../page.js';
import {t} from '../words.js';

const root = the('#root');

function one([type, {title, means, todo}]) {
  return html`<h1>${title}</h1>
    <p>${means}</p>
    <h2>${t.problem_page.what_to_do}</h2>
    <p>${todo}</p>
    <p class="hint">${t.problem_page.type} <code>${type}</code></p>
    <p><a href=${to('/problems/all')}>${t.problem_page.all}</a></p>`;
}

function all() {
  return html`<h1>${t.problem_page.title}</h1>
    <p>${t.problem_page.intro}</p>
    <dl class="named">${Object.entries(t.problem_types).map(
      ([type, {title, means}]) => html`
      <dt><a href=${to(`/problems/${type}`)}>${title}</a></dt><dd>${means}</dd>`,
    )}</dl>`;
}

async function load() {
  const type = path_parts()[1];
  const known = Object.entries(t.problem_types).find(([name]) => name === type);
  set_title(known ? known[1].title : t.problem_page.title);
  render(known ? one(known) : all(), root);
}

open_page(load);
