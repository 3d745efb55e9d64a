// What stands between a browser and the program: nginx with the site below a path, and a line that can lose
// answers.
import {spawn} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

function listening(server) {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

// A port that nobody has at this moment.
export async function free_port() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function configuration(folder, port, path, address) {
  return `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr error;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    location ${path}/ {
      proxy_pass ${address}/;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Connection "";
    }
  }
}`;
}

async function answers(address) {
  for (let tries = 0; tries < 200; ++tries) {
    if (await fetch(address).catch(() => null)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`nothing answers at ${address}`);
}

// nginx, showing the program at `address` as `site` (http://127.0.0.1:PORT/path). Gives {stop()}.
export async function nginx(site, address) {
  const {port, pathname} = new URL(site);
  const folder = await mkdtemp(join(tmpdir(), 'rowan-nginx-'));
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, pathname, address));
  const child = spawn('/usr/sbin/nginx', ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await answers(`${site}/`);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, {recursive: true});
    },
  };
}

// A line to the program. While `loses` is set, requests arrive and are carried out, and the answers are lost.
// Gives {address, loses, stop()}.
export async function line_to(address) {
  const {hostname, port} = new URL(address);
  const open = new Set();
  const line = {loses: false};
  const server = createServer((near) => {
    const far = connect(port, hostname);
    const hang_up = () => {
      near.destroy();
      far.destroy();
      open.delete(hang_up);
    };
    open.add(hang_up);
    near.pipe(far);
    far.on('data', (bytes) => (line.loses ? hang_up() : near.write(bytes)));
    for (const end of [near, far]) {
      end.on('error', hang_up).on('close', hang_up);
    }
  });
  line.address = `http://127.0.0.1:${await listening(server)}`;
  line.stop = async () => {
    open.forEach((hang_up) => hang_up());
    await new Promise((resolve) => server.close(resolve));
  };
  return line;
}
