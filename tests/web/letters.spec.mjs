// Every letter as a page: accessible, fitting, in light and dark, on a phone, and fetching nothing.
import {AxeBuilder} from '@axe-core/playwright';
import {expect, test} from '@playwright/test';
import {execFile} from 'node:child_process';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {program, root, without_settings} from './support/rowan.mjs';

const run = promisify(execFile);
const levels = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const appearances = {
  light: {},
  dark: {colorScheme: 'dark'},
  phone: {viewport: {width: 390, height: 844}},
  narrow: {viewport: {width: 320, height: 640}, colorScheme: 'dark'},
};

async function letters() {
  const files = await readdir(join(root, 'service/documents/letters/en'));
  return files.map((file) => file.replace('.txt', '')).filter((name) => name !== 'phrases');
}

async function page_of(name) {
  const environment = {...without_settings(process.env), ROWAN_PUBLIC_URL: 'https://events.union.example'};
  const {stdout} = await run(program, ['mail', 'preview', name, '--html'], {env: environment});
  return stdout;
}

for (const [appearance, use] of Object.entries(appearances)) {
  test.describe(appearance, () => {
    test.use(use);

    test('every letter is accessible, fits and fetches nothing', async ({page}) => {
      test.setTimeout(240_000);
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const name of await letters()) {
        await page.setContent(await page_of(name));
        const {violations} = await new AxeBuilder({page}).withTags(levels).analyze();
        expect(violations.map(({id, nodes}) => `${name}: ${id} ${nodes[0].html}`)).toEqual([]);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider, `${name} does not scroll sideways`).toBe(0);
        await test.info().attach(`${name}, ${appearance}`, {
          body: await page.screenshot({fullPage: true}),
          contentType: 'image/png',
        });
      }
      expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]);
    });
  });
}
