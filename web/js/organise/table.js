// Tables that become lists of cards where there is no room for columns. Roles are named because browsers forget
// them when a table is shown as something else.
import {html, nothing} from '../page.js';

// `columns`: {label, cell(row), kind: 'number' | 'actions' | 'main'}. Exactly one is 'main': its cell heads the row.
// `brief`: on phones the cells stand in lines, unnamed but for numbers.
export function data_table({caption, columns, rows, brief = false}) {
  const head = columns.map(
    ({label, kind}) => html`<th scope="col" role="columnheader" class=${kind ?? nothing}>${label}</th>`,
  );
  return html`<table class="data ${brief ? 'brief' : ''}" role="table">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${head}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => table_row(row, columns))}</tbody>
  </table>`;
}

function table_row(row, columns) {
  return html`<tr role="row">${columns.map(({label, cell, kind}) =>
    kind === 'main'
      ? html`<th scope="row" role="rowheader" class="main">${cell(row)}</th>`
      : html`<td role="cell" class=${kind ?? nothing} data-label=${label}>${cell(row)}</td>`,
  )}</tr>`;
}

export function more_button(label, act) {
  return html`<p class="above-a-little">
    <button class="button quiet" type="button" @click=${act}>${label}</button>
  </p>`;
}
