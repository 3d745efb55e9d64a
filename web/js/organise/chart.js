// Bookings over time as bars, with the same numbers as a table. The picture stretches; its words stand beside
// it, so that they keep their size.
import {svg} from '../../vendor/lit-html.js';
import {short_date, time_of_day} from '../dates.js';
import {html} from '../page.js';
import {o} from './desk_words.js';

const hour = 3600;
const day = 24 * hour;
const week = 7 * day;
const most_bars = 62;
const gap = 0.15; // of a bar's width

const seconds_of = (instant) => Math.floor(new Date(instant).getTime() / 1000);

// The stretches without bookings, which the service leaves out, are there too; long times are told by weeks.
export function stretches(points, step, now = Date.now()) {
  if (points.length === 0) {
    return {unit: 'day', bars: []};
  }
  const first = seconds_of(points[0].at);
  const last = Math.max(seconds_of(points.at(-1).at), step === day ? 0 : Math.min(now / 1000, first + day));
  const width = (last - first) / step > most_bars && step === day ? week : step;
  const bars = Array.from({length: Math.floor((last - first) / width) + 1}, (_, position) => ({
    at: (first + position * width) * 1000,
    count: 0,
  }));
  for (const {at, count} of points) {
    bars[Math.floor((seconds_of(at) - first) / width)].count += count;
  }
  return {unit: {[hour]: 'hour', [day]: 'day', [week]: 'week'}[width], bars};
}

function when(at, unit, zone) {
  const date = short_date(at, zone);
  return unit === 'hour' ? `${date}, ${time_of_day(at, zone)}` : date;
}

function picture(bars, most) {
  const one = ({count}, position) => {
    const height = (count / most) * 100;
    return svg`<rect x=${position + gap / 2} y=${100 - height} width=${1 - gap} height=${height}></rect>`;
  };
  const width = Math.max(bars.length, 7);
  return html`<svg class="bars" viewBox="0 0 ${width} 100" preserveAspectRatio="none" aria-hidden="true"
    focusable="false">${bars.map(one)}</svg>`;
}

function table(bars, unit, zone) {
  return html`<details>
    <summary>${o.overview.as_table}</summary>
    <div class="table-box" tabindex="0" role="region"
      aria-label=${o.overview.table_of(o.overview.bookings[unit])}>
      <table class="plain">
        <thead><tr>
          <th scope="col">${o.overview.begins[unit]}</th><th scope="col" class="end">${o.overview.count}</th>
        </tr></thead>
        <tbody>${bars.map(
          ({at, count}) => html`<tr>
            <th scope="row">${when(at, unit, zone)}</th><td class="end numbers">${count}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
  </details>`;
}

// `bars` as of stretches().
export function bookings_chart({bars, unit}, zone) {
  const most = Math.max(...bars.map((one) => one.count));
  const total = bars.reduce((sum, one) => sum + one.count, 0);
  const top = bars.find((one) => one.count === most);
  return html`<h2 id="bookings">${o.overview.bookings[unit]}</h2>
    <p class="quiet-text">${o.overview.chart(total, most, when(top.at, unit, zone))}</p>
    <div class="chart">
      <p class="scale numbers" aria-hidden="true"><span>${most}</span><span>0</span></p>
      ${picture(bars, most)}
      <p class="times" aria-hidden="true">
        <span>${when(bars[0].at, unit, zone)}</span>
        ${bars.length > 1 ? html`<span>${when(bars.at(-1).at, unit, zone)}</span>` : ''}
      </p>
    </div>
    ${table(bars, unit, zone)}`;
}
