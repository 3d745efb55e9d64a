// Makes the release twin of this folder: bundled and minified scripts and styles, names that change with
// their content, and a .gz and .br beside every text. Run after tools/vendor.mjs: node tools/build.mjs FOLDER
import {build} from 'esbuild';
import {createHash} from 'node:crypto';
import {cp, mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {dirname, extname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const compressed = new Set(['.html', '.js', '.css', '.svg', '.txt', '.webmanifest']);

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}

async function files_below(folder) {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// esbuild's hashes are of letters and digits; the service knows hashed names by eight hexadecimal digits.
function with_hex_hashes(outputs) {
  const names = new Map();
  for (const {path} of outputs) {
    const own = /\.([A-Z0-9]{8})\.\w+$/.exec(path)?.[1];
    if (own) {
      names.set(`.${own}.`, `.${hash(own)}.`);
    }
  }
  const renamed = (text) => [...names].reduce((done, [from, to]) => done.replaceAll(from, to), text);
  return outputs.map(({path, contents, text}) => {
    const is_text = compressed.has(extname(path));
    return {path: renamed(path), bytes: is_text ? Buffer.from(renamed(text)) : Buffer.from(contents)};
  });
}

// Members' pages, organisers' and the door are bundled apart: what one of them needs of the shared scripts does not
// cut those of the others into smaller pieces. Scripts and styles lie flat in the release, so that what they find from their own
// address stays right: js/pages/organise/edit.js is organise-edit there.
async function groups_of_entries() {
  const below = join(web, 'js/pages');
  const pages = (await files_below(below)).filter((file) => file.endsWith('.js'));
  const scripts = pages.map((file) => ({out: flat_name(relative(below, file)), in: file}));
  const organisers = ({out}) => out.startsWith('organise-') || out === 'second_factor';
  const door = ({out}) => out === 'door';
  const style = (name) => ({out: name, in: join(web, `css/${name}.css`)});
  return [
    [...scripts.filter((one) => !organisers(one) && !door(one)), style('app')],
    [...scripts.filter(organisers), style('organise'), style('desk')],
    [...scripts.filter(door), style('door')],
  ];
}

function flat_name(path) {
  return path.replace(/\.\w+$/, '').replaceAll('/', '-');
}

async function bundle(target) {
  const groups = await groups_of_entries();
  const made = await Promise.all(groups.map((entries) => bundle_group(entries, target)));
  return {
    names: made.flatMap(({names}) => names),
    imports: new Map(made.flatMap(({imports}) => [...imports])),
  };
}

async function bundle_group(entryPoints, target) {
  const result = await build({
    entryPoints,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    outdir: target,
    absWorkingDir: web,
    legalComments: 'none',
    entryNames: '[ext]/[name].[hash]',
    chunkNames: 'js/[name].[hash]',
    assetNames: 'fonts/[name].[hash]',
    loader: {'.woff2': 'file'},
  });
  const outputs = with_hex_hashes(result.outputFiles);
  for (const {path, bytes} of outputs) {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, bytes);
  }
  return {
    names: outputs.map(({path}) => relative(target, path)),
    imports: imports_of(result.metafile, target),
  };
}

// For each page's script the shared ones it needs, so that the browser can fetch them at once.
function imports_of(metafile, target) {
  const imports = new Map();
  for (const [path, {entryPoint, imports: list}] of Object.entries(metafile.outputs)) {
    if (entryPoint?.endsWith('.js')) {
      imports.set(
        entryPoint,
        list.map((one) => hex_name(relative(target, join(web, one.path)))),
      );
    }
  }
  return imports;
}

function hex_name(name) {
  return name.replace(/\.([A-Z0-9]{8})\./, (_, own) => `.${hash(own)}.`);
}

// "/js/pages/organise/index.js" as it is called in the release.
function released(address, names) {
  const [, folder, stem, ending] = /^\/(\w+)\/(?:pages\/)?([\w/-]+)(\.\w+)$/.exec(address) ?? [];
  const pattern = new RegExp(`^${folder}/${flat_name(stem ?? '')}\\.[0-9a-f]{8}\\${ending}$`);
  const name = names.find((one) => pattern.test(one));
  return name ? `/${name}` : address;
}

function rewrite(html, {names, imports}) {
  const preloads = (script) =>
    (imports.get(script.slice(1)) ?? [])
      .map((name) => `<link rel="modulepreload" href="/${name}">\n  `)
      .join('');
  return html
    .replace(/<script type="module" src="([^"]+)">/, (tag, script) => preloads(script) + tag)
    .replace(
      /(href|src)="(\/(?:js|css|fonts)\/[^"]+)"/g,
      (_, name, address) => `${name}="${released(address, names)}"`,
    );
}

// The door's two scripts that are not modules of a page. Browsers know them by their addresses, so those stay; the
// service worker is another one for each release, and keeps that release's files.
async function bundle_workers(target) {
  const common = {bundle: true, minify: true, target: 'es2022', absWorkingDir: web, legalComments: 'none'};
  const [decoder, worker] = ['decoder', 'sw'].map((name) => join(web, 'door', `${name}.js`));
  const outdir = join(target, 'door');
  await build({...common, entryPoints: [decoder], format: 'esm', outdir});
  const made_of = await Promise.all(['index.html', 'decoder.js'].map((name) => readFile(join(outdir, name), 'utf8')));
  const define = {'self.rowan_release': JSON.stringify(hash(made_of.join('')))};
  await build({...common, entryPoints: [worker], format: 'iife', outdir, define});
  await cp(join(web, 'door/manifest.webmanifest'), join(outdir, 'manifest.webmanifest'));
}

async function compress(file) {
  const bytes = await readFile(file);
  const best = {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY}};
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, {level: 9}));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, best));
}

// The folder is emptied first: it must be empty, or an earlier release, and must not hold these sources.
async function empty(target) {
  const names = await readdir(target).catch(() => []);
  const holds_sources = !relative(target, web).startsWith('..');
  if (holds_sources || (names.length > 0 && !names.includes('index.html'))) {
    throw new Error(`${target} is not empty and not an earlier release`);
  }
  await rm(target, {recursive: true, force: true});
}

// The pages: in this folder, and those of organisers and of the door in theirs.
async function html_files() {
  const folders = ['', 'organise', 'door'];
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(join(web, folder))).map((name) => join(folder, name))),
  );
  return names.flat().filter((name) => name.endsWith('.html'));
}

async function release(target) {
  await empty(target);
  const made = await bundle(target);
  for (const name of await html_files()) {
    await mkdir(dirname(join(target, name)), {recursive: true});
    await writeFile(join(target, name), rewrite(await readFile(join(web, name), 'utf8'), made));
  }
  await bundle_workers(target);
  await cp(join(web, 'img'), join(target, 'img'), {recursive: true});
  for (const folder of ['vendor', 'fonts']) {
    await mkdir(join(target, folder), {recursive: true});
    await cp(join(web, folder, 'LICENSES.txt'), join(target, folder, 'LICENSES.txt'));
  }
  const texts = (await files_below(target)).filter((file) => compressed.has(extname(file)));
  await Promise.all(texts.map(compress));
}

const [target] = process.argv.slice(2);
if (!target) {
  console.error('usage: node tools/build.mjs FOLDER');
  process.exit(2);
}
await release(resolve(target));
