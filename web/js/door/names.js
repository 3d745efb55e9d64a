// Names, found as they are typed: without diacritics and case, from two letters up, eight at most (K6).

export const fewest_letters = 2;
export const most_hits = 8;

const letters = {ł: 'l', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th'};

export function folded(text) {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}|['’‘ʼ]/gu, '')
    .replace(/[łøđðħıæœßþ]/g, (letter) => letters[letter]);
}

function words_of(text) {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// What search() looks in, made once: entries of {reference, name …}.
export function index_of(entries) {
  return entries
    .map((entry) => ({entry, words: [...words_of(entry.name), entry.reference.toLowerCase()]}))
    .sort((one, other) => (one.entry.name < other.entry.name ? -1 : 1));
}

// {hits, more}: those of whom each word typed begins a word of the name or the reference, with or without its
// first letters.
export function search(index, typed) {
  const wanted = looked_for(typed);
  if (wanted.join('').length < fewest_letters) {
    return {hits: [], more: false};
  }
  const begins = (words) => (start) =>
    words.some((word) => word.startsWith(start) || word.replace(/^[a-z]{2}-/, '').startsWith(start));
  const hits = [];
  for (const {entry, words} of index) {
    if (wanted.every(begins(words))) {
      hits.push(entry);
    }
    if (hits.length > most_hits) {
      return {hits: hits.slice(0, most_hits), more: true};
    }
  }
  return {hits, more: false};
}

function looked_for(typed) {
  return /^\s*[a-z]{2}-\w*\s*$/i.test(typed) ? [typed.trim().toLowerCase()] : words_of(typed);
}
