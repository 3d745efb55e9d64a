// Makes what all tests start from: the demo's data, of which each has a copy, and the release twin of the pages.
import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {prepare_with} from './database.mjs';
import {root, start} from './rowan.mjs';

const run = promisify(execFile);

export default async function prepare() {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-web-demo-'));
  process.env.ROWAN_TEST_DEMO = join(folder, 'demo');
  process.env.ROWAN_TEST_TWIN = join(folder, 'twin');
  await run(process.execPath, [join(root, 'web/tools/build.mjs'), process.env.ROWAN_TEST_TWIN]);
  const rowan = await start(process.env.ROWAN_TEST_DEMO);
  await rowan.stop();
  await prepare_with(process.env.ROWAN_TEST_DEMO, join(root, 'tests/web/support/scene.sql'));
  return () => rm(folder, {recursive: true, force: true});
}
