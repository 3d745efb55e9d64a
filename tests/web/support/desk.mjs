// An organiser at the desk of one event.
import {fresh_code, iain, morag, organiser as anywhere} from './organiser.mjs';
import {expect, sign_in} from './test.mjs';

export {iain, morag};

// Signs in as one of the head office, the second factor shown behind the page's back.
export async function sign_in_to_organise(page, rowan, email = morag) {
  await sign_in(page, rowan, email);
  const shown = await page.request.post(`${rowan.address}/api/me/second-factor/show`, {
    data: {code: fresh_code(rowan, email)},
    headers: {Origin: rowan.address},
  });
  expect(shown.status()).toBe(200);
}

// The same without a browser, for what other organisers do meanwhile.
export async function organiser(rowan, email = iain) {
  const one = await anywhere(rowan, email);
  const desk = (slug) => `/api/organise/events/${slug}`;
  return {
    ...one,
    desk,
    list: async (slug, query = '') => {
      const page = await one.get(`${desk(slug)}/registrations${query}`);
      expect(page.registrations).toBeTruthy();
      return page;
    },
  };
}
