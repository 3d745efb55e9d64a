// What is wrong with pages, in every light and size, as far as a machine can tell (WCAG 2.2 AA).
import {AxeBuilder} from '@axe-core/playwright';
import {expect, unheard_of} from './test.mjs';

const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const appearances = {
  'light': {},
  'dark': {colorScheme: 'dark'},
  'phone': {viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true, colorScheme: 'light'},
  'narrow': {viewport: {width: 320, height: 640}},
  'forced colours': {forcedColors: 'active'},
};

// What is wrong with the page that is open: axe's findings, sideways scrolling, targets under 24 pixels.
// `busy`: a dialog asks for something that the page behind it waits for.
export async function faults(page, {busy = false} = {}) {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(busy ? 1 : 0);
  const axe = new AxeBuilder({page}).withTags(levels).options({preload: false});
  const {violations} = await unheard_of(page, () => axe.analyze());
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.target).join(' ')}`);
  const measured = await page.evaluate(() => {
    const wrong = [];
    if (document.documentElement.scrollWidth > innerWidth) {
      wrong.push(`sideways scrolling by ${document.documentElement.scrollWidth - innerWidth}`);
    }
    for (const control of document.querySelectorAll(
      'button, input:not([type=hidden]), select, textarea, summary',
    )) {
      const {width, height} = control.getBoundingClientRect();
      if (width > 0 && Math.min(width, height) < 24) {
        wrong.push(`a small target: ${control.outerHTML.slice(0, 80)}`);
      }
    }
    return wrong;
  });
  return [...found, ...measured];
}

export async function sweep(page, paths) {
  const wrong = {};
  for (const path of paths) {
    await page.goto(path);
    const found = await faults(page);
    if (found.length > 0) {
      wrong[path] = found;
    }
  }
  return wrong;
}
