// Films for the browser's fake camera: each code for a while, then the next, round and round. Written as Y4M, which
// needs no encoder; few pictures a second keep it small.
import {mkdtemp, open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {encodeQR} from '../../../web/vendor/qr.js';

const width = 640;
const height = 480;
const pictures_a_second = 4;
const quiet_zone = 4; // modules
const [dark, light, grey] = [30, 220, 128];

// Draws the modules into the middle of a grey picture. `turn`: in degrees, about its own middle.
function picture_of({text, modules, size = 300, turn = 0}) {
  const luma = Buffer.alloc(width * height, grey);
  const code = modules ?? (text ? encodeQR(text, 'raw', {ecc: 'medium', border: quiet_zone}) : []);
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const [across, down] = [x - width / 2, y - height / 2];
      const column = Math.floor(((across * cos + down * sin) / size + 0.5) * code.length);
      const row = Math.floor(((down * cos - across * sin) / size + 0.5) * code.length);
      const module = code[row]?.[column];
      if (module !== undefined) {
        luma[y * width + x] = module ? dark : light;
      }
    }
  }
  return luma;
}

// `scenes`: [{text, or modules with their quiet zone (neither: nothing in view), seconds, turn, size}]. Gives {path,
// drop()}.
export async function film(scenes) {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-film-'));
  const path = join(folder, 'film.y4m');
  const file = await open(path, 'w');
  const chroma = Buffer.alloc((width * height) / 2, 128);
  await file.write(`YUV4MPEG2 W${width} H${height} F${pictures_a_second}:1 Ip A1:1 C420jpeg\n`);
  for (const scene of scenes) {
    const luma = picture_of(scene);
    for (let picture = 0; picture < scene.seconds * pictures_a_second; ++picture) {
      await file.write('FRAME\n');
      await file.write(luma);
      await file.write(chroma);
    }
  }
  await file.close();
  return {path, drop: () => rm(folder, {recursive: true, force: true})};
}
