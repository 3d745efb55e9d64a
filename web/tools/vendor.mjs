// Copies what the pages use of other people's work from node_modules into vendor/ and fonts/, with the
// licences. Run after `npm ci`: node tools/vendor.mjs
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(web, 'node_modules');
const font = '@fontsource-variable/atkinson-hyperlegible-next';

const copies = [
  {
    from: `${font}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`,
    to: 'fonts/atkinson-latin.woff2',
  },
  {
    from: `${font}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2`,
    to: 'fonts/atkinson-latin-ext.woff2',
  },
];

// The decoder of codes takes its tables from what makes them.
const scripts = {
  'lit-html/lit-html.js': 'lit-html.js',
  'idb/build/index.js': 'idb.js',
  'qr/decode.js': 'qr-decode.js',
  'qr/index.js': 'qr.js',
};

const licences = {
  vendor: [
    {name: 'lit-html', file: 'lit-html/LICENSE'},
    {name: 'idb', file: 'idb/LICENSE'},
    {name: 'qr', file: 'qr/LICENSE-MIT'},
  ],
  fonts: [{name: 'Atkinson Hyperlegible Next', file: `${font}/LICENSE`}],
};

async function version(name) {
  return JSON.parse(await readFile(join(modules, name, 'package.json'), 'utf8')).version;
}

async function write_licences(folder, list) {
  const texts = list.map(async ({name, file}) => {
    const package_name = dirname(file);
    return `${name} ${await version(package_name)}\n\n${await readFile(join(modules, file), 'utf8')}`;
  });
  await writeFile(join(web, folder, 'LICENSES.txt'), (await Promise.all(texts)).join('\n\n'));
}

for (const [folder, list] of Object.entries(licences)) {
  await rm(join(web, folder), {recursive: true, force: true});
  await mkdir(join(web, folder), {recursive: true});
  await write_licences(folder, list);
}
for (const {from, to} of copies) {
  await cp(join(modules, from), join(web, to));
}
for (const [from, to] of Object.entries(scripts)) {
  const text = await readFile(join(modules, from), 'utf8');
  const own = text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n').replace("from './index.js'", "from './qr.js'");
  await writeFile(join(web, 'vendor', to), own);
}
