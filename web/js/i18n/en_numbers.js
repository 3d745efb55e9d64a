// Ways of counting, shared by the files of this language.

export const plural = (count, one, many) => (count === 1 ? one : many);

export function nth(number) {
  const endings = {one: 'st', two: 'nd', few: 'rd', other: 'th'};
  return `${number}${endings[new Intl.PluralRules('en', {type: 'ordinal'}).select(number)]}`;
}
