// Texts that leave the page: to the clipboard, or into a file.
import {announce} from '../page.js';
import {t} from '../words.js';

export async function copy_text(text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(t.account.copied);
  } catch {
    announce(t.problems.fault_title);
  }
}

export function save_file(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = Object.assign(document.createElement('a'), {href: address, download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
