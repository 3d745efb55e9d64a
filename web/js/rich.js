// The one place where text written as markup enters a page: descriptions the service made from Markdown.
// It is parsed into a document that runs nothing, and only known elements are copied out of it.

const policy = window.trustedTypes?.createPolicy('rich', {createHTML: (text) => text});

// What may enter, and as what: the texts stand below a heading of the page, so theirs go one level down.
const allowed = {
  P: 'p',
  H1: 'h3',
  H2: 'h3',
  H3: 'h4',
  H4: 'h5',
  UL: 'ul',
  OL: 'ol',
  LI: 'li',
  STRONG: 'strong',
  EM: 'em',
  BLOCKQUOTE: 'blockquote',
  CODE: 'code',
  BR: 'br',
  HR: 'hr',
};
const link_schemes = /^(https?|mailto|tel):/i;

function copy_link(source) {
  const link = document.createElement('a');
  const address = source.getAttribute('href') ?? '';
  if (link_schemes.test(address)) {
    link.href = address;
    link.rel = 'noopener ugc';
  }
  return link;
}

function copy(source) {
  if (source.nodeType === Node.TEXT_NODE) {
    return document.createTextNode(source.data);
  }
  if (source.nodeType !== Node.ELEMENT_NODE || ['SCRIPT', 'STYLE'].includes(source.tagName)) {
    return document.createDocumentFragment();
  }
  const known = allowed[source.tagName] ? document.createElement(allowed[source.tagName]) : null;
  const target = source.tagName === 'A' ? copy_link(source) : (known ?? document.createDocumentFragment());
  target.append(...Array.from(source.childNodes, copy));
  return target;
}

// Nodes for a piece of markup; elements not known lose their tag and keep their text. Make it once, not per
// render.
export function rich(markup) {
  const trusted = policy ? policy.createHTML(markup) : markup;
  const parsed = new DOMParser().parseFromString(trusted, 'text/html');
  const part = document.createElement('div');
  part.append(...Array.from(parsed.body.childNodes, copy));
  return part;
}
