// What a machine can tell of a page: whether it is accessible (WCAG 2.2 AA), fits, and can be hit; in every
// light and size.
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
export async function faults(page) {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
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
